"""Whose doing a Chinese exit criterion names; by lists of words, since a guess would be a false alarm.

We act when a verb of selling stands in it (`发送报价`, `完成演示`, `我们提交方案`) and neither the buyer nor anything
that only a buyer does: `客户观看演示` and `报价已被接受` are the buyer's.
"""

import re

# The other side. Leads and names are only ever worked on.
_BUYERS = (
    "客户|对方|买方|顾客|买家|甲方|用户|采购方|采购部|采购负责人|采购经理|采购总监|决策人|决策者|决策层|拍板人|业主|家长|学员|患者|负责人"
    "|关键人|联系人"
)
_WORKED_ON = f"{_BUYERS}|线索|商机|名单"
_OTHERS = (
    "他们|她们|他|她|老板|领导|董事|总监|厂长|高层|管理层|班组|车间|工厂|门店|经销商|渠道|代理商|合作伙伴"
    "|采购|财务|法务|技术部|评委|专家|双方"
)
# What only a buyer does, or does together with us.
_SIGNS = (
    "同意|认可|确认|接受|签|盖章|批准|审批|获批|通过|付款|付了|支付|已付|预付|首付|付清|付费|付定|定金|下单|订购|购买|决定|选定|选择|指定"
    "|承诺|答应|提出|要求|请求|申请|索取|预约|询价|询问|咨询|主动|邀请|反馈|回复|回电|来电|答复|收到|已阅|阅读|看过|看完|观看|查看|参加|参与"
    "|出席|到场|参观|来访|到访|试用|使用|体验|明确|立项|入围|中标|评审|评估|表示|说出|愿意|有意|兴趣|满意|接听|获得|得到|拿到|被|约定|约好"
    "|约到|敲定|达成|商定|排定|成功|需求|预算|登录|注册|打开|点开|下载|转发|验收|授权|归还|交回|寄回|退回|共同|一起|互相|认同|采纳|推荐|讨论"
    "|转介绍|打来|观摩|听取|听完|听过|日期|时间|对比|比较|比价|可以|允许|获准|应邀|受邀|自提"
)
# It keeps `客户经理` apart from `客户`.
_MARK = "\u200b"
# Nobody but a seller does these.
_SELLING = (
    "电话联系|电话拜访|电话跟进|打[过了]?电话|致电|电联|电访|陌拜|拜访|初访|首访|走访|登门|上门(?:拜访|介绍|沟通|服务)|跟进|邀约|宣讲|讲解|推介|推销|路演|讲标|演示"
    f"|触达|回访|加(?:客{_MARK}户的?)?微信|安排(?:了|好|好了)?(?:会议|会面|面谈)|首次联系|初步联系|已联系|微信联系|邮件联系|完成联系|[Dd]emo"
    "|(?:已|已经|完成|给出|做出|正式|首次)报价|报价完成|报(?:了|过)价"
)
_SENDING = "发送|发出|发给|发去|发至|寄出|寄送|寄给|邮寄|推送|已寄|寄了|寄过|已发|发了|发过|发完|(?<![研开触启])发"
_SENT = (
    "方案|报价|标书|投标文件|建议书|提案|资料|材料|邮件|短信|合同|宣传册|手册|彩页|目录"
    "|案例|样品|样本|名片|介绍|PPT|邀请函|计划书|价格表"
)
_SUBMITTING = "提交|递交|呈交|送达|出具|给出|提供"
_MAKING = "制作|制定|编写|编制|撰写|起草|准备|定制|拟定|汇报|完成|做"
_MADE = "方案|报价|标书|投标文件|建议书|提案|PPT|计划书"
_SHOWING = "介绍|展示"
_SHOWN = "产品|方案|公司|功能|服务|价格|案例|软件"
_ENTERING = "录入|登记|更新|写进|写入|填写|记录"
_US = (
    f"大?客{_MARK}户(?:经理|代表|成功经理)|我们|我方|我司|咱们"
    "|销售代表|销售人员|销售经理|销售顾问|销售|业务员|业务代表|售前工程师|售前|商务经理"
)

_BLANKS = re.compile(r"\s+")
_CLAUSES = re.compile("[,。;、!?]")
# The customer is named, but only as whose manager or whose contact it is.
_ONLY_NAMED = re.compile("客户(?=经理|代表|成功经理)|(?<![参增更追]加)(?<=加)客户(?=的?微信)")
# Words that hold the one for others, and how, not whether: `通过邮件`.
_MISLEADING = re.compile("其他|其它|(?:我们|我方|我司)的|(?:通过|用|以)(?=电话|邮件|微信|短信|电子邮件|视频|线上|快递)")
_WHICH = "(?:了|过|给)?(?:[一二三两0-9]*[家位个名])?(?:目标|潜在|意向|重点|该|老|新|每位|每个|所有|全部)?"
_TO_BUYER = re.compile(f"(?:向|给|为|对|至|到){_WHICH}(?:{_WORKED_ON})")
_AT_BUYER = re.compile(
    "(拜访|走访|联系|致电|跟进|邀约|约见|回访|触达|接触|通知|告知|说服|挖掘|搜集|收集|整理|筛选|寻找|开发)"
    f"{_WHICH}(?:{_WORKED_ON})"
)
_TOWARDS_US = re.compile(f"(?:[向给对带让请找与和跟]|邀请|联系|告诉|通知|选择)(?:{_US})")
_BY_US = re.compile(f"由(?:{_US})")
_SUBJECT = re.compile(f"(?:{_US})")
_LONGEST_ROLE = 12

_BUYER_ACTS = re.compile(f"{_BUYERS}|{_OTHERS}|{_SIGNS}")
_WE_ACT = tuple(
    re.compile(pattern)
    for pattern in (
        f"({_SELLING})",
        f"({_SENDING}).{{0,6}}(?:{_SENT})",
        f"(?:{_SENT}).{{0,3}}?({_SENDING})",
        f"({_SUBMITTING}).{{0,6}}(?:{_MADE})",
        f"(?:{_MADE}).{{0,3}}?({_SUBMITTING})",
        f"({_MAKING}).{{0,4}}(?:{_MADE})",
        f"(?:{_MADE})(?:书|单|已|已经|都)*({_MAKING})",
        f"({_SHOWING}).{{0,3}}(?:{_SHOWN})",
        f"(?:{_SHOWN})({_SHOWING})(?:已|完|过|了|会|$)",
        f"({_ENTERING}).*CRM",
        f"CRM[已里中内]*({_ENTERING})",
    )
)
_OUR_VERB = re.compile(
    f".{{0,4}}?(?:发送|发出|寄出|提交|递交|提供|介绍|展示|报价|汇报|联系|沟通了?|{_SELLING}|(?:{_MAKING}).{{0,4}}(?:{_MADE}))"
)


def our_doing(text: str, roles: frozenset[str]) -> str | None:
    """The words of a Chinese criterion that name our own doing; None when it does, or may, speak of the buyer."""
    plain = _ONLY_NAMED.sub(f"客{_MARK}户", _BLANKS.sub("", text))
    plain = _BY_US.sub("", _MISLEADING.sub("", plain))
    if _TOWARDS_US.search(plain):
        return None
    worked_on = _AT_BUYER.search(plain)
    clauses = [_AT_BUYER.sub(r"\1", _TO_BUYER.sub("", clause)) for clause in _CLAUSES.split(plain)]
    subjects = [_subject(clause, roles) for clause in clauses]
    predicates = [clause[len(subject) :] for clause, subject in zip(clauses, subjects, strict=True)]
    if any(_BUYER_ACTS.search(predicate) for predicate in predicates):
        return None
    for subject, predicate in zip(subjects, predicates, strict=True):
        if subject and (verb := _OUR_VERB.match(predicate)):
            return (subject + verb[0]).replace(_MARK, "")
        if found := next((match for pattern in _WE_ACT if (match := pattern.search(predicate))), None):
            return found[1].replace(_MARK, "")
    return worked_on[1] if worked_on else None


def _subject(clause: str, roles: frozenset[str]) -> str:
    """The name of ours that a clause begins with; empty when it begins with something else."""
    for end in range(min(len(clause), _LONGEST_ROLE), 1, -1):
        if clause[:end] in roles:
            return clause[:end]
    match = _SUBJECT.match(clause)
    return match[0] if match else ""
