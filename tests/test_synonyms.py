"""Tests of other words for the same thing."""

from qa.question import Synonym
from qa.words.synonyms import expand, learn_abbreviations, make_table, short_forms, spell_out, split_syllables


def test_an_abbreviation_has_its_words_and_back() -> None:
    """Both directions of the table."""
    assert Synonym(asked=("htx",), other=("hop", "tac", "xa")) in expand(["so", "htx", "moi"])
    assert Synonym(asked=("hop", "tac", "xa"), other=("htx",)) in expand(["hop", "tac", "xa"])


def test_everyday_words_lead_to_those_of_reports() -> None:
    """Southern and schoolroom words."""
    assert Synonym(asked=("heo",), other=("lon",)) in expand(["dan", "heo"])
    assert Synonym(asked=("cap", "3"), other=("trung", "hoc", "pho", "thong")) not in expand(["cap", "ba"])
    assert any(found.other == ("thpt",) for found in expand(["cap", "3"]))


def test_the_longest_words_that_begin_at_a_syllable_have_the_say() -> None:
    """People ("dân", "người") may be any; a population ("dân số") is that of a place."""
    assert {each.other for each in expand(("dan",))} >= {("nguoi",)}
    assert {each.other for each in expand(("dan", "so"))} == {("so", "dan"), ("nhan", "khau"), ("dong", "dan")}


def test_words_without_synonyms_give_none() -> None:
    """Nothing is invented."""
    assert expand(["thach", "den"]) == ()
    assert expand([]) == ()


def test_abbreviations_are_learned_where_letters_open_the_words() -> None:
    """Letters that do not open the words before the parentheses define nothing."""
    texts = [
        "Ban Quản lý khu du lịch (sau đây viết tắt là KDL) được giao",
        "chương trình bảo vệ rừng (BVR)",
        "Tổng cục (ABC) và tỉnh Gia Lai (Gl)",
    ]
    assert learn_abbreviations(texts) == {"KDL": "khu du lịch", "BVR": "bảo vệ rừng"}


def test_learned_abbreviations_are_used() -> None:
    """In synonyms and when spelled out."""
    learned = {"BVR": "bảo vệ rừng"}
    assert Synonym(asked=("bvr",), other=("bao", "ve", "rung")) in expand(["kinh", "phi", "bvr"], make_table(learned))
    assert spell_out("Kinh phí BVR?", short_forms(learned)) == "Kinh phí BVR bảo vệ rừng?"


def test_what_documents_define_goes_before_what_is_generally_meant() -> None:
    """Abbreviations that they do not define keep their general meaning."""
    forms = short_forms({"NSNN": "nước sạch nông nghiệp"})
    assert spell_out("Thu NSNN", forms) == "Thu NSNN nước sạch nông nghiệp"
    assert spell_out("Vốn ODA", forms) == spell_out("Vốn ODA") != "Vốn ODA"


def test_two_letters_that_are_a_syllable_define_nothing() -> None:
    """What can be read as a word would change the meaning of other questions."""
    assert learn_abbreviations(["lực lượng an ninh (AN) và doanh nghiệp (DN)"]) == {"DN": "doanh nghiệp"}


def test_spelling_out_keeps_what_was_typed() -> None:
    """The words follow the abbreviation; other text is left alone."""
    assert spell_out("Thu NSNN năm 2019") == "Thu NSNN ngân sách nhà nước năm 2019"
    assert spell_out("Dân số năm 2019") == "Dân số năm 2019"


def test_syllables_are_folded() -> None:
    """Punctuation separates, digits stay."""
    assert split_syllables("Vốn ODA, cấp 3") == ("von", "oda", "cap", "3")
