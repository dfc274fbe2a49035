"""Short reports of one invented province over years, for series and charts; every figure is invented."""

from pathlib import Path

from index.build import build_index

HEAD = "# Báo cáo tình hình kinh tế - xã hội năm {year} của tỉnh Bạch Sơn\n\n"
TEXTS = {
    "bach-son-2018.md": HEAD.format(year=2018)
    + "Năm 2018, thu nội địa đạt 1.131,6 tỷ đồng. Sản lượng chè đạt 40.200 tấn.\n",
    "bach-son-2019.md": HEAD.format(year=2019) + "Năm 2019, thu nội địa đạt 1.205.000 triệu đồng.\n\n"
    "Vốn đầu tư từ ngân sách đạt 742,9 tỷ đồng, trong đó vốn trung ương 88,6 tỷ đồng, vốn địa phương 731 tỷ đồng.\n",
    "bach-son-2021.md": HEAD.format(year=2021)
    + "Năm 2021, thu nội địa ước đạt 1.300 tỷ đồng. Sản lượng chè đạt 42.500 tấn, giảm 3,2% so với cùng kỳ.\n\n"
    "Năm 2021, tổng thu ngân sách đạt 3.480 tỷ đồng, trong đó: thu nội địa 2.610 tỷ đồng, thu xuất nhập khẩu 870 "
    "tỷ đồng.\n",
    "bach-son-2022.md": HEAD.format(year=2022)
    + "Năm 2022, thu nội địa đạt 1.410 tỷ đồng. \n\nPhấn đấu năm 2022, thu nội địa đạt 1.380 tỷ đồng.\n",
}


def index_years(folder: Path) -> Path:
    """Write the reports and index them; return the home of the index."""
    documents, home = folder / "tai-lieu", folder / "chi-muc"
    documents.mkdir()
    for name, text in TEXTS.items():
        (documents / name).write_bytes(text.encode("utf-8"))
    report = build_index([documents], home=home)
    assert not report.failures
    return home
