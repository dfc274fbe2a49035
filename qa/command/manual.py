"""The help pages of the command line, in Vietnamese, each with examples. Data only.

A line of one backspace keeps the line breaks of the paragraph after it.
"""

PROGRAM = """Hỏi đáp tiếng Việt trên báo cáo: con số đúng, có trích dẫn, chạy ngoại tuyến.

\b
Bắt đầu:
  qa index corpus
  qa ask "Tổng thu ngân sách trên địa bàn năm 2017 là bao nhiêu?"

\b
Biến môi trường:
  QA_HOME      thư mục của chỉ mục (mặc định: .qa trong dự án)
  QA_MODEL     mô hình vectơ: tên mặc định, một thư mục, hoặc tên trên hub
  QA_RERANKER  mô hình CrossEncoder xếp hạng lại (thư mục hoặc tên trên hub); mặc định không dùng
  QA_INDEX     nơi “qa index” đặt chỉ mục: local, hoặc milvus:ĐỊA_CHỈ; thư mục chỉ mục tự nhớ
  QA_PARSERS   đọc tài liệu trên cụm Ray: ray, hoặc ray:ĐỊA_CHỈ; mặc định đọc trên máy này
  QA_CACHE     thư mục giữ mô hình đã chuyển đổi

\b
Mã thoát: 0 xong (từ chối trả lời cũng là trả lời), 1 việc hỏng, 2 gõ sai lệnh, 3 bản thảo có số lệch nguồn.
"""

INDEX = """Đọc tệp và thư mục vào chỉ mục.

Chỉ đọc tệp mới hoặc đã đổi; không bỏ gì nếu không có --prune. Đọc xong tệp nào thì tìm theo từ được ngay tệp đó,
vectơ được tính sau. Đọc xong thì báo mỗi tài liệu có bao nhiêu trang, bảng, số liệu và cần xem lại gì. Tệp nào không
đọc được thì báo một dòng và làm tiếp các tệp khác (mã thoát 1). Trừ văn bản thuần, mỗi tệp được đọc trong một tiến
trình riêng có giới hạn thời gian và bộ nhớ: tệp làm treo máy chỉ hỏng một mình nó.

\b
Ví dụ:
  qa index corpus
  qa index báo-cáo.txt thư-mục-khác --home ~/chỉ-mục
  qa index corpus --prune        bỏ tài liệu mà tệp đã bị xóa
  qa index corpus --no-embed     không tính vectơ, chỉ tìm theo từ
"""

DOCUMENTS = """Liệt kê tài liệu trong chỉ mục và những tệp không đọc được.

Mỗi tài liệu một dòng: dạng tệp, số trang, khối, bảng, số liệu tìm thấy, số liệu đã gắn chỉ tiêu, số trang cần xem lại
(trông như ảnh quét, khó đọc); cảnh báo ở các dòng dưới. Tệp không đọc được đứng cuối, kèm lý do và cách chữa.

\b
Ví dụ:
  qa documents
  qa documents --home ~/chỉ-mục --json
  qa documents --in "Báo cáo 2017"
"""

ASK = """Trả lời một câu hỏi, kèm trích dẫn đúng từng ký tự.

Câu trả lời là con số hoặc câu văn có trong tài liệu; khi tài liệu không nói, chương trình nói rõ là không có.

\b
Ví dụ:
  qa ask "Thu nội địa năm 2017 đạt bao nhiêu?"
  qa ask "tong thu ngan sach nam 2017" --json
  qa ask "Còn nhập khẩu thì sao?" --context "Kim ngạch xuất khẩu quý I là bao nhiêu?"
  qa ask "Thu nội địa năm 2017 đạt bao nhiêu?" --docx trả-lời.docx
  qa ask "Thu nội địa đạt bao nhiêu?" --in "Báo cáo 2017"
"""

BATCH = """Trả lời cả một tệp câu hỏi.

Mỗi dòng của tệp vào là một đối tượng JSON có id, question và (nếu có) context: các câu hỏi trước, cũ nhất trước.
Gặp dòng sai thì dừng và báo số dòng; các câu trả lời trước đó vẫn nằm trong tệp ra.

\b
Ví dụ:
  qa batch câu-hỏi.jsonl trả-lời.jsonl
  qa batch câu-hỏi.jsonl trả-lời.jsonl --home ~/chỉ-mục
  qa batch câu-hỏi.jsonl trả-lời.jsonl --in "Báo cáo 2017"
"""

SEARCH = """Tìm các đoạn gần nhất với một câu, tốt nhất trước, không soạn câu trả lời.

\b
Ví dụ:
  qa search "giải phóng mặt bằng"
  qa search "giai phong mat bang" -k 3 --json
  qa search "giải phóng mặt bằng" --in "Báo cáo 2017"
"""

FIGURES = """Liệt kê số liệu đã rút ra từ tài liệu.

Các bộ lọc kết hợp với nhau; chữ hoa, chữ thường và dấu không quan trọng. Với --json, mỗi dòng là một số liệu.

\b
Ví dụ:
  qa figures --indicator "thu ngân sách" --period 2017
  qa figures --document bao-cao --role growth --json
  qa figures --unit "tỷ đồng" --status estimate
  qa figures --in "Báo cáo 2017" --role target
"""

FIND = """Tìm mọi chỗ trong chỉ mục nêu một giá trị, viết kiểu nào cũng được.

“7.252,8 tỷ đồng”, “7,25 nghìn tỷ” và “7.252.800 triệu đồng” là một. Đúng con số thì xếp trước, rồi đến chỗ khớp khi làm
tròn trong phạm vi các chữ số được viết ra. Không ghi đơn vị thì so cả giá trị lẫn con số như đã viết.

\b
Ví dụ:
  qa find "7.252,8 tỷ đồng"
  qa find "1,2 triệu lượt" --json
  qa find "910,8" --in "Báo cáo 2017"
"""

CHECK = """Đối chiếu từng con số của một bản thảo với tài liệu đã lập chỉ mục.

Bản thảo là bài phát biểu, tờ trình, báo cáo ở dạng tệp nào đọc được. Mỗi con số được kết luận:

\b
  khớp        có trích dẫn chứng minh; làm tròn đúng cũng là khớp, và được nói rõ
  lệch        nguồn nói khác: giá trị, đơn vị, kỳ, chỉ tiêu, chiều tăng giảm, vai trò, địa bàn, số chưa cập nhật
  không thấy  không nguồn nào nói đến
  mơ hồ       có số như vậy nhưng chưa chắc cùng một việc; nêu các cách hiểu

\b
Mã thoát 3 khi có số lệch, 0 khi không có (không thấy và mơ hồ chỉ được báo, không phải lỗi).

\b
Ví dụ:
  qa check bài-phát-biểu.txt
  qa check tờ-trình.md --json
  qa check - --home ~/chỉ-mục
  qa check tờ-trình.md --in "Báo cáo 2017"
"""

AUDIT = """Kiểm tra số học của báo cáo: chỗ nào các con số không khớp nhau.

Cộng các phần so với tổng (trong câu và trong bảng), số so với tỷ lệ kế hoạch, tăng trưởng và chênh lệch so với kỳ
gốc, tỷ trọng so với 100%, một số nêu hai lần khác nhau, đơn vị lạ; trong từng tài liệu và giữa các tài liệu. Mỗi phát
hiện nêu phép tính, sai số mà làm tròn cho phép và chỗ đứng của từng con số. “Mâu thuẫn” là các số không thể cùng
đúng, “đáng xem” là nên xem lại, “thông tin” chỉ để biết. Với --json, mỗi dòng là một phát hiện.

\b
Ví dụ:
  qa audit
  qa audit --document bao-cao
  qa audit --in "Báo cáo 2017" --json
"""

SERIES = """Xếp các giá trị của một chỉ tiêu theo kỳ, qua mọi tài liệu, mỗi giá trị một trích dẫn.

Số ước được thay bằng số thực hiện khi có, số bị thay vẫn hiện; các đơn vị được đưa về một; kỳ không tài liệu nào nêu
thì nói là thiếu, không điền; mỗi địa bàn một chuỗi, không cộng gộp. Chỉ lấy tên gần nhất với các từ đã cho.

\b
Ví dụ:
  qa series "thu nội địa"
  qa series "kim ngach xuat khau" --territory "Lạng Sơn" --csv xuat-khau.csv
  qa series "tổng thu ngân sách" --role growth --xlsx tang-thu.xlsx
  qa series "dân số" --in "Báo cáo 2017" --json
"""

EVALUATE = """Chấm câu trả lời theo bộ câu hỏi có đáp án.

In độ chính xác theo loại và dạng câu hỏi, trích dẫn đầu, từ chối, số không có căn cứ và thời gian.

\b
Ví dụ:
  qa evaluate câu-hỏi.jsonl --corpus tài-liệu
  qa evaluate câu-hỏi.jsonl --save lần-này.jsonl --against lần-trước.jsonl
  qa evaluate xquad.vi.json --json
"""

TRAIN = """Huấn luyện bộ xếp hạng từ các câu hỏi có đáp án đi kèm.

Ghi trọng số và báo cáo kiểm định chéo thành tệp đọc được.

\b
Ví dụ:
  qa train
  qa train --keep      chỉ đo phần giữ lại, không đổi trọng số
"""

COLLECTION = """Gom tài liệu thành bộ có tên, để hỏi, tìm, kiểm tra chỉ trong bộ đó bằng --in TÊN.

Một tài liệu nằm được trong nhiều bộ; đọc lại thì vẫn ở trong bộ, gỡ khỏi chỉ mục thì tự rời bộ. Xóa bộ không xóa tài
liệu, và lấy lại được. Tài liệu được gọi bằng tên, hoặc bằng một phần tên hay tiêu đề (khi đó lấy mọi tài liệu khớp).

\b
Ví dụ:
  qa collection create "Báo cáo 2017"
  qa collection add "Báo cáo 2017" bao-cao-quy-1.docx "chín tháng đầu năm 2017"
  qa collection list
  qa collection remove "Báo cáo 2017" bao-cao-quy-1.docx
  qa collection rename "Báo cáo 2017" "Báo cáo năm 2017"
  qa collection delete "Báo cáo năm 2017"
  qa collection delete "Báo cáo năm 2017" --undo
"""

USER = """Quản lý ai đăng nhập được vào trang web.

Khi chỉ mục có tài khoản thì mọi phần của trang đòi đăng nhập; chưa có thì trang chỉ mở cho máy này. Mật khẩu được băm
chậm (argon2), phiên đăng nhập và khóa chỉ được giữ dưới dạng băm. Gỡ tài khoản không xóa tài liệu và hội thoại của nó.

\b
Ví dụ:
  qa user add lan
  qa user add minh --stdin < mật-khẩu.txt
  qa user list
  qa user password lan
  qa user token lan
  qa user token lan --revoke
  qa user remove minh
"""

FEEDBACK = """Xuất ý kiến của người dùng về các câu trả lời thành câu hỏi có đáp án.

Câu được khen “đúng” thành một câu hỏi có đáp án: số liệu đã nêu và chỗ chứng minh; lời từ chối được khen đúng thành câu
không trả lời được. Câu bị chê thì xuất riêng bằng --wrong, kèm ghi chú, để người tìm đáp án đúng: sai số
(wrong_figure), sai trích dẫn (wrong_citation), hiểu sai câu hỏi (misread), hoặc bị từ chối dù tài liệu có nêu (stated).
Ý kiến sau thay ý kiến trước của cùng một người về cùng câu trả lời.

\b
Ví dụ:
  qa feedback export gold.jsonl
  qa feedback export can-xem.jsonl --wrong
"""

DOCTOR = """Kiểm tra toàn bộ chỉ mục: kho, từng tài liệu, các chỉ mục dẫn xuất, phần ghi dở, khóa, đĩa.

Từng đoạn và số liệu phải đúng từng ký tự với văn bản đã lưu; chỉ mục từ, chỉ mục vectơ và từ vựng phải khớp với kho và
tổng kiểm tra. --mend dựng lại phần dẫn xuất từ kho và dọn phần ghi dở, không đụng đến tài liệu. Mã thoát 0 khi ổn, 1
khi còn chỗ hỏng.

\b
Ví dụ:
  qa doctor
  qa doctor --mend
  qa doctor --home ~/chỉ-mục --json
"""

STATUS = """Cho biết chỉ mục đang thế nào: tài liệu, tệp chờ đọc, vectơ đã tính, mô hình, đĩa, bộ nhớ.

Năm tệp không đọc được gần nhất được kể kèm lúc nào, vì sao, cách chữa. Lỗi của trang web đang chạy thì xem ở /suc-khoe.

\b
Ví dụ:
  qa status
  qa status --home ~/chỉ-mục --json
"""

BACKUP = """Sao lưu chỉ mục vào một tệp, kể cả khi trang web đang chạy.

Tệp gồm kho tài liệu, các tệp đã thả lên trang, danh sách người dùng (nếu có) và danh mục kèm tổng kiểm tra. Chỉ mục từ
và chỉ mục vectơ không được chép vì dựng lại được từ kho.

\b
Ví dụ:
  qa backup chỉ-mục.zip
  qa backup ~/sao-lưu/tuần-này.zip --home ~/chỉ-mục
"""

RESTORE = """Khôi phục chỉ mục từ tệp sao lưu vào một thư mục trống.

Tệp hỏng, tệp của chương trình khác hoặc của bản mới hơn bị từ chối; thư mục đang có dữ liệu không bị ghi đè. Đường dẫn
của các tệp đã thả được sửa theo thư mục mới.

\b
Ví dụ:
  qa restore chỉ-mục.zip --home ~/chỉ-mục-mới
"""
