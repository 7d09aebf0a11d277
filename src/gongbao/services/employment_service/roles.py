"""Who acts under 京人社职介发〔2018〕153号, in the order in which it first speaks of them."""

from gongbao.services import agency as public_body
from gongbao.services import organisation, person

seeker = person("job-seeker", "求职者", "Job seeker")
employer = organisation("employer", "用人单位", "Employer")

# 第四条
city = public_body("municipal-agency", "市级公共就业服务机构", "Municipal employment agency")
district = public_body("district-agency", "区级公共就业服务机构", "District employment agency")
street = public_body("street-agency", "街道（乡镇）公共就业服务机构", "Street employment agency")
station = public_body("community-station", "社区（村）就业服务站", "Community employment station")
agency = public_body("agency", "公共就业服务机构", "Public employment agency")
superior = public_body("superior-agency", "上一级公共就业服务机构", "Employment agency one tier up")

# 第十三条至第三十条
registry = public_body("unemployment-registry", "就失业登记管理部门", "Unemployment registry")
counsellor = public_body("counsellor", "职业指导人员", "Counsellor")
client = person("aid-client", "就业困难人员", "Person in difficulty finding work")
specialist = public_body("aid-specialist", "就业援助服务专员", "Aid specialist")
team = public_body("aid-team", "专门服务团队", "Aid team")
experts = public_body("expert-group", "职业指导专家小组", "Expert group")
welfare_employer = organisation("welfare-employer", "社会公益性就业组织", "Public-welfare employment organisation")

# 第四十四条至第四十七条
enterprise = organisation("key-enterprise", "重点企业", "Key enterprise")
enterprise_specialist = public_body("enterprise-specialist", "企业服务专员", "Enterprise specialist")
enterprise_team = public_body("enterprise-team", "服务支持团队", "Enterprise support team")

# 第五十一条至第七十四条
analyst = public_body("information-analyst", "职业信息分析人员", "Information analyst")
training_department = public_body("training-department", "职业技能培训部门", "Vocational training department")
training_provider = organisation("training-provider", "培训机构", "Training provider")
discipline = public_body("discipline-department", "问责的职能部门", "Department that holds to account")
district_bureau = public_body("district-bureau", "区人力社保局", "District human resources bureau")
assistant = public_body("labour-assistant", "劳动保障协理员", "Labour assistant")
bureau = public_body("municipal-bureau", "市人力社保局", "Municipal human resources bureau")
