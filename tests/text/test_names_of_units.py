"""What a unit is called within one text, and the names its agency has listed."""

from gongkai.text.catalogue import check
from gongkai.text.finding import Gravity
from gongkai.text.lists import Lists, Unit

BUREAU = Unit(
    "示例市文化广播电视和旅游局", short=("市文广旅局",), wrong=("示例市文化广电新闻出版局", "市文广新局")
)


def test_a_name_listed_as_wrong_is_reported_with_the_right_one() -> None:
    (found,) = check("报市文广新局备案。", codes=["CN103"], lists=Lists(own=BUREAU))
    assert (found.found, found.better) == ("市文广新局", "示例市文化广播电视和旅游局")


def test_a_short_name_that_is_right_is_left_alone() -> None:
    assert check("报市文广旅局备案。", codes=["CN103"], lists=Lists(units=(BUREAU,))) == []


def test_the_name_used_more_often_is_the_one_meant() -> None:
    text = "示例县住房和城乡建设局印发。\n示例县住房和城乡建设局解释。\n报示例县住房城乡建设局。"
    (found,) = check(text, codes=["CN103"])
    assert (found.found, found.better) == ("住房城乡建设局", "住房和城乡建设局")
    assert "第1行" in found.says


def test_the_city_bureau_is_the_bureau_itself_only_where_it_is_a_city_s() -> None:
    text = "我局加强培训。\n下一步，市局将公布结果。"
    own = Lists(own=Unit("示例市文化局"))
    assert len(check(text, codes=["CN101"], lists=own)) == 2
    assert check(text, codes=["CN101"], lists=Lists(own=Unit("示例市城东区文化局"))) == []
    assert check(text, codes=["CN101"]) == []


def test_our_bureau_and_this_bureau_is_only_a_matter_of_style() -> None:
    found = check("我局加强培训。\n本局网站设专栏。", codes=["CN101"])
    assert {one.gravity for one in found} == {Gravity.ADVICE}
