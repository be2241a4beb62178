"""What building and serving the site says, in Chinese."""

BUILDING: dict[str, str] = {
    # the problems on top of a page while the strategy is edited
    "broken": "策略文件有错误，以下是出错之前的网站内容。",
    "broken.first": "策略文件有错误，改正后网站会显示在这里。",
    "broken.more": "还有 {count} 处",
    "broken.title": "暂时无法显示策略",
    # the link to the feed in the head of each page
    "feed": "变更记录",
    # what could not be done
    "no_builder": "没有安装 {builder}，请输入：pip install {builder}",
    "no_plugin": "{file} 没有启用插件 groundplan，请在 `plugins:` 下加上 `- groundplan`",
    "bad_config": "无法读取 {file}：{reason}",
    "inside": "{folder} 里有策略文件本身；网站需要单独的文件夹",
    "not_a_site": "{folder} 不是空文件夹，里面也不是网站；请换一个文件夹",
    "not_ours": "{folder} 不是空的，也不是由 groundplan render 写成的；请另选一个文件夹",
    "in_documents": "{folder} 在手写页面的文件夹里；请另选一个文件夹",
    "failed": "网站没有生成",
    "port_taken": "端口 {port} 已被占用，请用 --port 另选一个",
    "page_taken": "{file}：策略本身会生成这个地址的页面，请给您的页面换个名字",
    "asset_taken": "{file}：groundplan 本身会生成这个名字的文件，请给您的文件换个名字",
    "found": "策略文件有错误",
    # at the foot of every page of a published version, and on top of one that is not the newest
    "edition": "版本 {version}，{date}",
    "edition.for": "版本 {version}，{date}。读者：{audience}",
    "for": "读者：{audience}",
    "no_audience": "策略中没有 `{asked}` 这类读者；现有：{known}",
    "edition.older": "已有更新的版本。",
    "edition.newest": "查看新版本",
    "moved": "此页在 {place}。",
}
