"""Tests of other words for the same thing."""

from qa.question import Synonym
from qa.words.synonyms import (
    expand,
    expand_reading,
    learn_abbreviations,
    make_table,
    short_forms,
    spell_out,
    split_syllables,
)


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


def test_words_of_a_question_are_found_with_their_function_words() -> None:
    """No terms are "chỉ số" and "ra"; what was asked is what is left of the words."""
    found = expand_reading(["gia", "tieu", "dung"], "Chỉ số giá tiêu dùng tăng mấy phần trăm?")
    assert found == (Synonym(asked=("gia", "tieu", "dung"), other=("cpi",)),)
    sold = expand_reading(["ban", "nuoc", "ngoai", "gao"], "Bán ra nước ngoài bao nhiêu gạo?")
    assert Synonym(asked=("ban", "nuoc", "ngoai"), other=("xuat", "khau")) in sold
    assert expand_reading(["gao"], "Chỉ số giá gạo?") == ()


def test_words_that_only_look_alike_without_diacritics_mean_nothing_else() -> None:
    """No fire and no fruit is in "chảy qua"; typed plain it may be."""
    assert expand_reading(["chay", "qua"], "Sông nào chảy qua xã?") == ()
    assert Synonym(asked=("chay",), other=("hoa", "hoan")) in expand_reading(["chay"], "Số vụ cháy là bao nhiêu?")
    assert Synonym(asked=("chay",), other=("hoa", "hoan")) in expand_reading(["chay"], "so vu chay la bao nhieu")


def test_restored_diacritics_may_be_others_than_were_meant() -> None:
    """Read as "góp", "gop" may mean "gộp"."""
    joined = Synonym(asked=("gop",), other=("sap", "nhap"))
    assert joined in expand_reading(["xa", "gop"], "các xã góp lại thành mấy", spelled=False)
    assert joined not in expand_reading(["xa", "gop"], "các xã góp lại thành mấy")


def test_i_and_y_at_the_end_of_a_syllable_are_one_spelling() -> None:
    """Beside the other word, which guards from "mì" for "Mỹ"; "chi" and "quy" of other onsets stay."""
    assert Synonym(asked=("ky", "luc"), other=("ki", "luc")) in expand_reading(["ky", "luc"], "Kỷ lục là bao nhiêu?")
    assert Synonym(asked=("ti", "le"), other=("ty", "le")) in expand_reading(["ti", "le"], "Tỉ lệ là bao nhiêu?")
    assert expand_reading(["chi", "phi"], "Chi phí là bao nhiêu?") == ()


def test_documents_define_abbreviations_that_a_question_spells_out() -> None:
    """In any letters: what they define is written in capitals there."""
    table = make_table({"BVR": "bảo vệ rừng"})
    assert Synonym(asked=("bao", "ve", "rung"), other=("bvr",)) in expand_reading(
        ["bao", "ve", "rung"], "Tiền bảo vệ rừng là bao nhiêu?", table
    )
