"""Who acts under 京政办发〔2018〕36号: whoever builds, the authorities, and the institutions between them."""

from gongbao.services import agency, organisation, person

unit = organisation("construction-unit", "建设单位", "Construction unit")
representative = person("legal-representative", "建设单位法定代表人", "Legal representative of the construction unit")
practitioner = person("practitioner", "从业人员", "Practitioner")

# 六、（一）、附件2 the authorities, in the order of the members of the leading group
planning_land = agency("planning-land-authority", "市规划国土委", "Planning and land authority")
housing = agency("housing-construction-authority", "市住房城乡建设委", "Housing and construction authority")
development_reform = agency("development-reform-authority", "市发展改革委", "Development and reform authority")
economy_information = agency("economy-information-authority", "市经济信息化委", "Economy and information authority")
finance = agency("finance-authority", "市财政局", "Finance authority")
environment = agency("environment-authority", "市环保局", "Environment authority")
urban_management = agency("urban-management-authority", "市城市管理委", "Urban management authority")
transport = agency("transport-authority", "市交通委", "Transport authority")
water = agency("water-authority", "市水务局", "Water authority")
industry_commerce = agency("industry-commerce-authority", "市工商局", "Industry and commerce authority")
cultural_relics = agency("cultural-relics-authority", "市文物局", "Cultural relics authority")
landscape = agency("landscape-authority", "市园林绿化局", "Landscape authority")
civil_defence = agency("civil-defence-authority", "市民防局", "Civil defence authority")
fire = agency("fire-authority", "市公安局消防局", "Fire authority")
earthquake = agency("earthquake-authority", "市地震局", "Earthquake authority")
quality = agency("quality-supervision-authority", "市质量技术监督局（市质监局）", "Quality supervision authority")
archives = agency("archives-authority", "市档案局", "Archives authority")
government_services = agency("government-services-office", "市政务服务办", "Government services office")
approval_reform = agency("approval-reform-office", "市政府审改办", "Approval reform office")
legal_affairs = agency("legal-affairs-office", "市政府法制办", "Legal affairs office")
general_office = agency("municipal-general-office", "市政府办公厅", "General office of the city government")
inspectorate = agency("supervision-office", "市政府督查室", "Supervision office of the city government")
leading_group = agency("leading-group", "领导小组", "Leading group")
leading_office = agency("leading-group-office", "领导小组办公室", "Office of the leading group")
district_government = agency("district-government", "区政府", "District government")
district = agency("district-authority", "区级部门", "District authority")
bda = agency("bda-committee", "北京经济技术开发区管委会", "Committee of the Beijing development area")

# 二、（三）、四、（三） parts that any of them can have in a project
approving = agency("approving-department", "有关审批部门", "Approving department")
concerned = agency("department-concerned", "有关部门", "Department concerned")
stage_lead = agency("stage-lead", "阶段牵头部门", "Lead department of a stage")
window = agency("comprehensive-window", "综合窗口", "Comprehensive window")
platform = agency("platform", "审批管理系统（多规合一协同平台）", "Approval platform")

# 三、（三）、三、（四）、五、（三） who works for the project
reviewer = organisation("drawing-review-institution", "综合施工图审查机构", "Comprehensive drawing review institution")
surveyor = organisation("surveying-institution", "测绘中介服务机构", "Surveying institution")
intermediary = organisation("intermediary-institution", "中介服务机构", "Intermediary institution")
utility = organisation("utility-company", "市政公用服务企业", "Utility company")
evaluator = organisation("third-party-evaluator", "第三方评估机构", "Third-party evaluator")
