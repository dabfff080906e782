"""CH001 夹用繁体字。

Why: 公文使用规范汉字；夹杂繁体字多是复制外来文本所致。
"""

from collections.abc import Iterator
from itertools import groupby

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

# Frequent traditional characters that GB 2312 does not have: none of them is in use in simplified text.
_TRADITIONAL = (
    "強請開關與會長門國學實業務發經濟見規覽親觀計訂記設許訴詞試話該詳語誠說課調談論證識議護讀變讓處備標準"
    "條東車輛轉運達過還進遠適選遷遺鄉鄰醫釋銀錢錄鐵鎮陽隊階際險隨難電靜響頁項順須預領頭題額顧顯風飛養館驗"
    "體點黨齊龍為產畫當療監盡禮種稱積穩窮競筆範節築簡簽糧約級紀納純紙細終組結統絕給維網緊線練縣總績織繼續"
    "罰義習聯職聲肅腦興舉舊藝藥蘭虛號補裝製複覺觸貧貨責貴買費資賓賞質賴購贈跡軍軟較載輕輸辦農連週遲郵鄭釐"
    "針鈔鋼錯鍵鑑閉間閱雙雲靈韓顏飯飲馬魚鳥麗們個來倉側偉傳債傷價億優兒兩內冊劃劇劉劑勞動勝勵勸區協參員問"
    "啟喪單嚴囑圍園圓圖團執報場塊壓壯壽夠夢奪奮婦媽孫寧審寫寬寶將專尋對導屆層屬島帶帳幫幹幾庫廠廣廳張彈徑"
    "從復徹恆惡愛態慣慶憑憲憶應懷戰戲戶拋掃採換揮損據擇擊擔擬擴攝攜敗敵數斷時晉書極構樂樓樣橋機檔檢權歡歲"
    "歷歸殘殺氣決沒況洩測湯溝滅滾滿漢潔潛濃濕災無煙燈爭獎獨獲獻環"
)
_SIMPLIFIED = (
    "强请开关与会长门国学实业务发经济见规览亲观计订记设许诉词试话该详语诚说课调谈论证识议护读变让处备标准"
    "条东车辆转运达过还进远适选迁遗乡邻医释银钱录铁镇阳队阶际险随难电静响页项顺须预领头题额顾显风飞养馆验"
    "体点党齐龙为产画当疗监尽礼种称积稳穷竞笔范节筑简签粮约级纪纳纯纸细终组结统绝给维网紧线练县总绩织继续"
    "罚义习联职声肃脑兴举旧艺药兰虚号补装制复觉触贫货责贵买费资宾赏质赖购赠迹军软较载轻输办农连周迟邮郑厘"
    "针钞钢错键鉴闭间阅双云灵韩颜饭饮马鱼鸟丽们个来仓侧伟传债伤价亿优儿两内册划剧刘剂劳动胜励劝区协参员问"
    "启丧单严嘱围园圆图团执报场块压壮寿够梦夺奋妇妈孙宁审写宽宝将专寻对导届层属岛带帐帮干几库厂广厅张弹径"
    "从复彻恒恶爱态惯庆凭宪忆应怀战戏户抛扫采换挥损据择击担拟扩摄携败敌数断时晋书极构乐楼样桥机档检权欢岁"
    "历归残杀气决没况泄测汤沟灭滚满汉洁潜浓湿灾无烟灯争奖独获献环"
)
_TABLE = dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    places = [at for at, character in enumerate(text) if character in _TABLE]
    for _, run in groupby(enumerate(places), key=lambda numbered: numbered[1] - numbered[0]):
        stretch = [at for _, at in run]
        start, end = stretch[0], stretch[-1] + 1
        yield start, end, "".join(_TABLE[character] for character in text[start:end])


RULE = Rule(
    code="CH001",
    name="traditional-character",
    gravity=Gravity.WARNING,
    says="“{found}”是繁体字，应为“{better}”",
    source="《通用规范汉字表》",
    wrong=(
        "嚴格執行规定。",
        "本館週一闭馆。",
    ),
    right=(
        "加强政府信息公开工作。",
        "乾隆年间的文物",
        "瞭望台与藉贯",
        "申请人王喆、李堃",
    ),
    check=check,
    scope=Scope.TEXT,
)
