"""Every provision of 京人社就发〔2018〕172号 in reading order. What carries each out is found by the places cited."""

from gongbao.services import provision

CHANGES = ("对79号文件的修改", "A change of 79号")

PROVISIONS = (
    provision("主送", "各区局和开发区局", "The district bureaus", note=("收文单位", "Addressees")),
    provision("序言", "减少申请材料", "Fewer documents to be shown", note=("目的和依据", "Purpose and bases")),
    provision("一第一句", "以个人声明代替身份确认表", "A statement in place of the confirmation form"),
    provision("一声明", "何时提交声明", "When the statement is needed"),
    provision("一修改", "改79号文件两处", "Two places of 79号 are changed", note=CHANGES),
    provision("一第二句", "整建制或征地转非的要核实", "Village or land conversions are verified"),
    provision("一办理", "办理登记", "The registration"),
    provision("一核实", "核实的环节", "The step of verifying"),
    provision("二第一句", "征地转非的申请自谋职业", "Self-employment after land requisition"),
    provision("二第二句", "集体组织建立个人档案", "Personal files opened by the collective"),
    provision("二修改", "改79号文件第二十四条、第二十五条", "Articles 24 and 25 of 79号 are changed", note=CHANGES),
    provision("三第一句指导", "指导社保所", "The offices are guided"),
    provision("三第一句禁止", "不得增加证明材料", "No proof may be added"),
    provision("三第一句清理", "清理证明材料", "Proofs are cleaned up"),
    provision("三第一句更新", "及时更新网站和材料", "Website and leaflets brought up to date"),
    provision("三第二句", "畅通联系，跟踪指导", "Contact kept, problems followed"),
    provision("三上报", "特殊问题上报", "Special problems are reported"),
    provision("四", "2018年9月1日起执行", "In force from 1 September 2018"),
    provision("附件表头", "写给社保所", "Addressed to the office"),
    provision("附件内容", "姓名、身份证号、联系方式、日期、原因", "Name, identity number, contact, date, reason"),
    provision("附件承诺", "承诺真实，承担责任", "A promise of truth, with liability"),
    provision("附件签字", "签字和日期", "Signature and date"),
    provision("落款", "2018年8月20日", "20 August 2018", note=("发文机关和日期", "Issuer and date")),
)
