"""What the site says of what an audience does not see, in Chinese."""

WITHHELD: dict[str, str] = {
    "withheld": "不对此类读者显示",
    "withheld.target": "目标值",
    "withheld.baseline": "起点",
    "withheld.change": "变化",
    "withheld.progress": "进展",
    "withheld.smart": "部分 SMART 标记",
    "withheld.cascade": "下级目标之和",
    "withheld.rate": "速率",
    "withheld.growth": "增长",
    "withheld.must_win": "须赢得的金额",
    "withheld.deals": "成交数",
    "withheld.entries": "各阶段进入数",
    "withheld.capacity": "产能",
    "withheld.hires": "招聘人数",
}
