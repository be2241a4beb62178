"""The words of the site, in Chinese."""

SITE: dict[str, str] = {
    "yes": "是",
    "source": "第 {line} 行",
    "index": "策略",
    "goals": "目标",
    "market": "市场",
    "personas": "客户画像",
    "journeys": "客户旅程",
    "pipelines": "销售管道",
    "actions": "行动",
    "evidence": "证据",
    # goals
    "goals.by": "截至{date}",
    "goals.tree": "目标如何层层支撑",
    "goals.tree.about": "每个目标列在它所支撑的目标之下，最上面是愿景。",
    "goals.all": "逐个目标",
    "goals.metrics": "我们衡量什么",
    "goals.resources": "助力与阻力",
    "goals.helps": "助力",
    "goals.hinders": "阻力",
    "goals.other_resources": "其他资源",
    "goals.team": "谁来做",
    "goals.not_doing": "我们不做什么",
    "goals.vision": "愿景",
}
