"""The nouns that Vietnamese counts things with: classifiers, people, places, institutions, documents, goods.

A table and nothing else. Compounds are listed because a number takes the whole word ("3 phương án" counts plans, not
"phương"); single syllables because a number before them is a quantity and not the label of what stands before it.
Does not list measures ("ha", "đồng"): those are in ``index.extract.unit``.
"""

_COMPOUNDS = """
lượt người, lượt khách, lượt bệnh nhân, lượt hành khách, lượt công dân, lượt cán bộ, lượt hộ, lượt xe, lượt học sinh, lượt học viên, lượt
lao động, lượt khám, lượt điều trị, lượt chuyến, lượt tàu, lượt phương tiện, lượt truy cập, lượt tải, lượt xem, lượt bình chọn, lượt đảng
viên, lượt đối tượng, lượt hội viên, lượt ý kiến, lượt tàu thuyền, hành khách, khách hàng, du khách, doanh nghiệp, doanh nhân, hợp tác xã,
liên hiệp hợp tác xã, tổ hợp tác, tổ hợp, dự án, tiểu dự án, công trình, hạng mục, gói thầu, hợp phần, chỉ tiêu, tiêu chí, tiêu chuẩn, chỉ
số, khu dân cư, khu đô thị, khu phố, khu vực, khu công nghiệp, khu kinh tế, cụm công nghiệp, cụm dân cư, cụm xã, cụm thi đua, tổ dân phố, tổ
chức, đoàn thể, đối tượng, bệnh nhân, học sinh, sinh viên, học viên, nghiên cứu sinh, giáo viên, giảng viên, giáo sư, tiến sĩ, thạc sĩ, cử
nhân, kỹ sư, bác sĩ, y sĩ, y tá, điều dưỡng, dược sĩ, cán bộ, công chức, viên chức, công nhân, nông dân, ngư dân, nghệ nhân, nghệ sĩ, nhạc
sĩ, họa sĩ, ca sĩ, diễn viên, đạo diễn, nhà văn, nhà thơ, nhà báo, nhà khoa học, nhà đầu tư, nhà thầu, phóng viên, biên tập viên, vận động
viên, huấn luyện viên, cầu thủ, trọng tài, thí sinh, ứng viên, ứng cử viên, cử tri, đại biểu, nghị sĩ, dân biểu, ủy viên, thành viên, hội
viên, đoàn viên, đội viên, đảng viên, quần chúng, tình nguyện viên, cộng tác viên, tuyên truyền viên, kiểm sát viên, thẩm phán, luật sư,
công chứng viên, bị can, bị cáo, bị hại, nạn nhân, phạm nhân, tội phạm, nhóm tội phạm, chuyên án, lao động, người lao động, nhân viên, nhân
sự, nhân khẩu, nhân công, chuyên gia, cố vấn, hộ gia đình, hộ nghèo, hộ cận nghèo, hộ dân, hộ kinh doanh, gia đình, cặp vợ chồng, phụ nữ,
trẻ em, trẻ sơ sinh, bé trai, bé gái, thiếu niên, thanh niên, cựu chiến binh, liệt sĩ, thương binh, bệnh binh, người dân, dân thường, thường dân, dân làng, dân cư, tín
đồ, tín hữu, chức sắc, chức việc, linh mục, giám mục, tu sĩ, giáo dân, giáo xứ, giáo họ, giáo phận, phật tử, tăng ni, dân tộc, dân tộc thiểu
số, tôn giáo, tộc người, giường bệnh, trạm y tế, trung tâm, trung tâm y tế, bệnh viện, phòng khám, phòng học, phòng ban, phòng chuyên môn,
phòng thí nghiệm, nhà thuốc, quầy thuốc, nhà máy, xí nghiệp, phân xưởng, dây chuyền, cửa hàng, siêu thị, trung tâm thương mại, khách sạn,
nhà hàng, nhà nghỉ, nhà văn hóa, nhà thờ, nhà tù, nhà ga, trường học, đại học, cao đẳng, học viện, lớp học, điểm trường, thủ tục, thủ tục
hành chính, dịch vụ công, dịch vụ, hồ sơ, văn bản, nghị quyết, quyết định, nghị định, thông tư, chỉ thị, kế hoạch, đề án, đề tài, nhiệm vụ,
nhiệm kỳ, chương trình, kịch bản, mô hình, giải pháp, phương án, biện pháp, nguyên tắc, nội dung, hình thức, hành vi, tình tiết, vấn đề,
lĩnh vực, ngành nghề, nghề nghiệp, sáng kiến, sáng chế, giải thưởng, huy chương, danh hiệu, bằng khen, giấy khen, giấy phép, giấy chứng
nhận, giấy thông hành, giấy tờ, chứng chỉ, văn bằng, tài khoản, cổ phiếu, cổ phần, cổ đông, trái phiếu, thuê bao, máy điện thoại, điện
thoại, máy tính, máy bay, trực thăng, máy móc, trang thiết bị, thiết bị, phương tiện, xe máy, xe đạp, xe buýt, xe tăng, ô tô, mô tô, tàu cá,
tàu chiến, tàu thuyền, tàu hỏa, chiến hạm, tàu ngầm, tên lửa, khẩu phần, khẩu trang, sư đoàn, trung đoàn, tiểu đoàn, đại đội, lữ đoàn, quân
đoàn, trung đội, tiểu đội, binh sĩ, binh lính, chiến sĩ, sĩ quan, quân nhân, tù binh, tù nhân, phi công, chiến thuyền, chi cục, chi nhánh,
chi hội, chi bộ, đảng bộ, tổ đảng, chi đoàn, câu lạc bộ, đội tuyển, đơn vị, đơn vị hành chính, đơn vị sự nghiệp, cơ quan, cơ sở, cơ sở y tế,
cơ sở giáo dục, văn phòng đại diện, văn phòng, ban ngành, sở ngành, bộ ngành, bộ phận, phòng giao dịch, quỹ tín dụng, tập đoàn, công ty,
tổng công ty, quốc gia, vùng lãnh thổ, vùng lãnh hải, tỉnh thành, thành phố, thị xã, thị trấn, đặc khu, quận huyện, phường xã, xã phường,
địa phương, địa bàn, địa điểm, cây xăng, cửa khẩu, cửa sông, cảng biển, sân bay, bến cảng, bến xe, bến phà, nút giao, làn xe, vòng xoay, cù
lao, quần đảo, bãi biển, hồ chứa, hồ chứa nước, hồ nước, đập dâng, trạm bơm, trạm biến áp, công tơ, tổ máy, giếng khoan, di tích, di sản,
danh lam, bảo tàng, thư viện, hiện vật, tượng đài, lễ hội, làng nghề, sản phẩm, mặt hàng, nhãn hiệu, thương hiệu, lô hàng, đơn hàng, hợp
đồng, giao dịch, phiên giao dịch, phiên họp, phiên tòa, phiên chợ, kỳ họp, cuộc thi, cuộc thanh tra, phần quà, hội nghị, hội thảo, hội thi,
hội chợ, tọa đàm, sự kiện, vụ việc, vụ án, trường hợp, ca khúc, tin bài, tác phẩm, tập phim, đầu sách, tạp chí, kênh truyền hình, đài truyền
thanh, đài phát thanh, trang web, ý kiến, kiến nghị, câu hỏi, đơn thư, phiếu bầu, chữ số, chữ ký, ký tự, ngôn ngữ, tín chỉ, tiết học, tiết
mục, thế hệ, triều đại, đời vua, loại hình, cá thể, ngày công, ngày làm việc, ngày nghỉ, ngày đêm, giờ làm thêm, tuần tuổi, tuần lễ, tháng
tuổi, ngày tuổi, tháng lương, lạng vàng, cây vàng, chỉ vàng, căn hộ, căn nhà, biệt thự, trang trại, gia trại, lồng bè, ao nuôi, bể bơi, vườn
quốc gia, khu bảo tồn, khu di tích, gương mặt, đề xuất, bàn thắng, chiến dịch, phong trào, mục tiêu, mục đích, điều khoản, tài liệu, con số,
thị trường, đối tác, nguồn vốn, sắc thuế, nguồn thu, tỷ phú, thành phần, nguyên nhân, yếu tố, bộ phận một cửa, bộ máy, đầu mối, cung bậc, làng xã,
thôn bản, mạng lưới, lực lượng, hài cốt, thi thể, ngôi vị, chức danh, chức vụ, vị trí, vị trí việc làm, biên chế, hệ thống, quy trình, nhà
vệ sinh, hố xí, cống thoát nước, điểm phát sóng, trạm phát sóng, trạm thu phí, camera, cột mốc, cột điện, bóng đèn, đường bay, toa xe, chỗ
ngồi, chỗ ở, màn hình, điểm ảnh, cá nhân, phái đoàn, cư dân, công dân, cộng đồng, ấn phẩm, vương quốc, hang động, cảnh sát, khán giả, điều
kiện, chu kỳ, phi vụ, sổ đỏ, chiến binh, tài sản, phương thức, quan điểm, võ sư, trụ sở, thuật ngữ, phiên bản, vùng đất, căn cứ, danh mục,
quan chức, thượng nghị sĩ, hạ nghị sĩ, tòa án, đảng phái, bộ đội, tập thể, đài truyền hình, nguyện vọng, bản sao, cường quốc, công chúa,
hoàng tử, văn nghệ sĩ, đàn ông, phụ âm, nguyên âm, âm tiết, nhà cung cấp, cam kết, dân quân, nhà sư, vũ khí, dòng họ, nô lệ, điệp viên, nhà
xuất bản, giáo sĩ, ý tưởng, danh nhân, điều luật, nghị viên, học giả, hiệp định, hiệp ước, hiệp hội, công ước, quần thể, tiểu bang, châu
lục, liệt sỹ, sơ đồ, sân vận động, mặt nạ, chủ tịch, giám đốc, kỷ lục, đề cử, hình ảnh, thủ lĩnh, thể loại, đại sứ, đồng hồ, địa danh, công
việc, câu chuyện, bí danh, lợi ích, nhật báo, sỹ quan, tiện ích, trí thức, học trò, giáo phái, thủ đô, mức độ, hoa hậu, câu thơ, lái xe,
thỏa thuận, phụ lục, đăng kiểm viên, chuyên viên, bảo vật, võ sinh, thang máy, đại lý, hội đồng, ban quản lý, cổ vật, vi phạm, sai phạm, hạn
chế, khuyến nghị, điểm nghẽn, trụ cột, đột phá, thành tựu, thách thức, cơ hội, học phần, chuyên đề, chuyên mục, chuyên khoa, chuyên ngành,
ngành học, phân khu, tiểu khu, khí tài, đồn biên phòng, hợp đồng lao động, thầy giáo, cô giáo, thầy cô, cô gái, chàng trai, cặp đôi, cặp
song sinh, anh em, chị em, nhà nước, làn sóng, vi khuẩn, khảo sát, nhà nghiên cứu,
bộ trưởng, thứ trưởng, tỉnh ủy, thành ủy, huyện ủy, đảng ủy, tờ khai, nhà truyền giáo, nhà lãnh đạo, nhà sản xuất, nhà ngoại giao, nhà phân phối, nền tảng, dị tật, đội quân, tác giả, nhạc cụ, viện bảo tàng, hành lang
"""
_SINGLES = """
người, hộ, con, cái, chiếc, căn, ngôi, tòa, toà, tấm, tờ, bức, cuốn, quyển, quả, trái, bông, cây, viên, hòn, ngọn, thửa, lô, mảnh, miếng,
đứa, em, cháu, cậu, cụ, ông, bà, vị, đôi, cặp, bộ, đoàn, đội, tổ, nhóm, lớp, phòng, tầng, tỉnh, huyện, quận, xã, phường, thôn, xóm, làng,
bản, ấp, khóm, buôn, bon, phum, sóc, khu, cụm, vùng, miền, nước, bang, trường, trạm, chợ, cầu, cống, đập, hồ, đảo, bến, cảng, ga, rạp, chùa, đền, đình,
miếu, nhà, xe, tàu, thuyền, ghe, máy, khẩu, súng, tên, ca, vụ, cuộc, đợt, chuyến, trận, phiên, kỳ, khóa, buổi, suất, lượt, bài, tin, ảnh, phim,
vở, tập, trang, chương, mục, điều, khoản, câu, chữ, tiếng, môn, loài, giống, loại, kiểu, mẫu, mã, hạng, bậc, cấp, ngành, nghề, hội,
giải, phiếu, đơn, thư, giấy, thẻ, sổ, hồ, hũ, bao, hộp, thùng, chai, lon, gói, túi, bát, ly, cốc, ghế, chỗ, giường, bàn, làn, tuyến, đoạn,
đường, nhánh, cửa, cột, trụ, nhịp, vạch, tháp, kênh, mương, giếng, bể, ao, lồng, vườn, luống, hạt, lá, cánh, cọc, ván, thanh, cuộn, tấm, bó, bên, phía,
phần, đời, vua, chúa, tướng, lính, quân, thợ, nữ, nam, trai, gái, dân, khách, cô, anh, chị, thầy, ghe, tiết, đài, báo, sao, kho, xưởng, hãng, quỹ,
đảng, phái, dòng, nét, mỏ, tội, lỗi, mâm, món, ý, công, khoản, cơn, ngạch, chủng, tour, container, chip, file, website, game, album, single, đĩa, tấc,
khối, toa, nút, mũi, đỉnh, núi, sông, suối, thác, hang, vịnh, đồn, chốt, mộ, tượng, bia, chuông, trống, lò, nồi, cối, bậc, tuần, mùa, canh
"""

# What may stand after a number and counts nothing: particles, verbs, adjectives.
_NOT_NOUNS = """
và là so tăng giảm đạt bằng trong với của ở tại từ đến được thì mà còn nhưng do để theo cho vào trên dưới khi nên hoặc hay như gồm chiếm
tương ước cùng sau trước đã đang sẽ có không này đó kế dự vượt thuộc nâng vì bởi qua về ra lên xuống tới bị cũng các những một hai ba bốn
năm sáu bảy tám chín mười nhiều ít mỗi mọi vài mấy toàn chỉ nhằm làm lại rất đều vẫn chưa phải cần nếu rằng thông trở thay khiến kèm chia
giữa gây tính mang lập đặt đổi chuyển ký trừ nêu diễn hằng hàng phủ trích đúng đóng nhận giao gửi nằm nối giành tách kể ghi dành dựa chống
chết phát hưởng giữ rơi gần xa xếp nhờ sang dù lúc đây ngay rồi tức hiện mất xảy đưa chạy bầu thi viết bỏ thu nhập thuê buộc tạo giúp hết
rút đứng xem cử đẩy tiếp phong mở bán mua bắt gọi gắn trao mời dùng tải đánh xét khỏi xóa cắt thấp cao dài rộng lớn nhỏ to đẹp tốt mới cũ
trẻ già khác riêng chung sớm muộn nhất nữa nay ai gì nào đâu thế vậy ngoài quanh dọc suốt hơn kém khoảng chừng họ nó tôi ta chúng mình đầu
cuối ban chính cựu nguyên phó tái thường từng vừa song tuy cả tân trực nhanh chậm mạnh nhẹ nặng đặc chinh nguy khuyến sẵn âm dương thành
tổng nhân việc sự cách thời thứ phấn quy quyết áp sử hỗ thực hoàn
"""

# Longest first, so that a compound is taken before its first syllables.
COMPOUNDS: tuple[str, ...] = tuple(
    sorted({" ".join(noun.split()) for noun in _COMPOUNDS.split(",")}, key=lambda noun: (-len(noun), noun))
)
SINGLES: frozenset[str] = frozenset(noun.strip() for noun in _SINGLES.split(","))

NOT_NOUNS: frozenset[str] = frozenset(_NOT_NOUNS.split())
