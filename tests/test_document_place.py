"""The province that a document is about: by its title, its letterhead, or by what it names most."""

from index.extract.document_place import document_territory


def test_the_title_decides_when_it_names_one_province() -> None:
    """The opening may name others."""
    assert document_territory("Niên giám Bến Tre 2019", "Giáp Tiền Giang, Trà Vinh, Vĩnh Long.") == "Bến Tre"


def test_a_title_that_is_the_name_of_a_district_is_about_it() -> None:
    """As encyclopedias title what has one name with something else; other brackets tell no rank."""
    assert document_territory("Gió Nồm (huyện)", "Huyện thuộc tỉnh Bến Tre, Bến Tre, Bến Tre.") == "huyện Gió Nồm"
    assert document_territory("Gió Nồm (ca sĩ)", "Sinh tại Huế.") == ""


def test_the_letterhead_decides_when_the_title_is_silent() -> None:
    """The place of the dateline tells nothing."""
    opening = "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n| Hà Nội, ngày 2 tháng 3 năm 2020 |\nCăn cứ Luật"
    assert document_territory("QUYẾT ĐỊNH", opening) == "Sơn La"


def test_the_authority_right_before_a_province_speaks_for_it() -> None:
    """One that stands farther before it, with a word between, does not."""
    named = "Hội đồng nhân dân tỉnh Phú Yên họp. Quảng Nam, Phú Yên, Quảng Nam cùng dự."
    assert document_territory("Thông cáo", named) == "Phú Yên"
    assert document_territory("Thông cáo", named.replace("tỉnh Phú Yên", "bàn, và Phú Yên")) == ""


def test_a_document_about_the_country_has_no_territory() -> None:
    """Two provinces named once each do not make it theirs."""
    assert document_territory("Giá nhà", "Giá tại Hà Nội và Đà Nẵng đều tăng.") == ""
    assert document_territory("", "") == ""
