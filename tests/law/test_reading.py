"""Files of every encoding and kind are read; what cannot be read gets one clear sentence."""

from contextlib import suppress
from pathlib import Path

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.law import Issue, NotAGazette, NotReadable, digest_of, read
from gongbao.law.reading import lines_of
from gongbao.words import Problem

from .conftest import DEMO, SAMPLES

TEXT = (SAMPLES / "order.txt").read_text("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_makes_no_difference(encoding: str) -> None:
    assert read(TEXT.encode(encoding), "order.txt") == read(TEXT.encode(), "order.txt")


def test_line_ends_make_no_difference() -> None:
    assert read(TEXT.replace("\n", "\r\n").encode(), "order.txt") == read(TEXT.encode(), "order.txt")


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", NotReadable, "是空文件"),
        (b"\xef\xbb\xbf \n\n", NotReadable, "是空文件"),
        (b"\0" * (41 * 2**20), NotReadable, "40兆字节"),
        (bytes(range(256)) * 40, NotReadable, "不是文本"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2000), NotReadable, "不是文本"),
        (b"%PDF-1.7\nnothing follows", NotReadable, "PDF"),
        ("今天天气很好。\n\n我们去公园散步。\n".encode(), NotAGazette, "没有找到公报文件"),
        (b"The quick brown fox jumps over the lazy dog.\n", NotAGazette, "没有找到公报文件"),
    ],
)
def test_bad_files_get_one_sentence_in_two_languages(data: bytes, error: type[Problem], words: str) -> None:
    with pytest.raises(error) as raised:
        read(data, "bad.bin")
    assert words in raised.value.words.zh
    assert "bad.bin" in raised.value.words.zh
    assert "bad.bin" in raised.value.words.en


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "ignore"))))
@settings(max_examples=150, deadline=None)
def test_nothing_but_a_problem_is_raised(data: bytes) -> None:
    with suppress(Problem):
        assert isinstance(read(data, "x"), Issue)


FRAGMENTS = st.sampled_from(
    """云溪市人民政府公报|2024年1月2日 第3期|目 录|【部门文件】|关于某事的通知 (云发〔2024〕1号)\t(3)|CONTENTS
云溪市财政局|关于印发《某某办法》的通知|云发〔2024〕1号|各区财政局：|某某办法|第一章 总则|第一条 内容。|第三条 内容
一、标题|（一）内容；|1. 内容|(1) 内容|附件：1.表|附件1|附件|序号\t名称|1\t甲|3\t|2024年1月2日|2024年13月45日
注：附件略|第28号|云溪市人民政府令|（2020年1月1日通过）|　　正文内容|第一编 总则|废止《旧办法》（云发〔2000〕1号）。
**|# 标题|<a>|<b>|扫描二维码|主办单位：某某|""".replace("\n", "|").split("|")
)


@given(st.lists(FRAGMENTS, max_size=40))
@settings(max_examples=200, deadline=None)
def test_fragments_in_any_order_are_read_or_refused(fragments: list[str]) -> None:
    try:
        issue = read("\n".join(fragments).encode(), "x")
    except Problem:
        return
    for document in issue.documents:
        for provision in document.walk():
            assert document.find(provision.place) is not None


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A gazette page set by typst with two-character indents, page numbers and a running head."""
    folder = tmp_path_factory.mktemp("pdf")
    source = folder / "page.typ"
    source.write_text(PAGE, "utf-8")
    return bytes(typst.compile(str(source), font_paths=[str(font_folder())]))


def font_folder() -> Path:
    fonts = pytest.importorskip("pylopdf_fonts_zh_cn")
    return Path(fonts.__file__).parent


PAGE = """
#set page(width: 16cm, height: 11cm, margin: 2cm, header: align(center)[云溪市人民政府公报 2024年第5期],
  footer: context align(center)[— #counter(page).display() —])
#set text(font: ("Noto Serif SC", "Noto Sans SC"), size: 11pt)
#set par(first-line-indent: (amount: 2em, all: true), justify: true)
#align(center)[云溪市水务局]
#align(center)[关于印发《云溪市节水器具管理办法》的通知]
#align(center)[云水发〔2024〕9号]
#par(first-line-indent: 0em)[各区水务局：]

现将《云溪市节水器具管理办法》印发给你们，请认真执行。

#align(right)[云溪市水务局]
#align(right)[2024年5月6日]
#align(center)[云溪市节水器具管理办法]

第一条　为了节约用水，鼓励居民家庭和单位使用节水的水龙头、便器和淋浴器，减少浪费，制定本办法。

第二条　节水器具应当符合下列要求：

（一）通过国家规定的节水认证，并在包装上标明认证的编号和有效期，方便购买者查询真伪；

（二）每分钟出水量不大于规定的数值。

第三条　区水务局每年检查两次市场上销售的节水器具，检查的结果在政府网站上公布，公布的时间不少于三十日，\
销售不合格器具的单位应当自公布之日起十日内收回已经售出的器具，并把收回的情况报告区水务局。

第四条　本办法自2024年7月1日起施行。
"""


def test_a_pdf_with_a_text_layer_is_read_across_its_pages(pdf: bytes) -> None:
    document = read(pdf, "page.pdf").documents[0]
    assert document.number == "云水发〔2024〕9号"
    assert document.issuers == ("云溪市水务局",)
    assert document.inner_title == "云溪市节水器具管理办法"
    third = document.find("第三条")
    assert third is not None
    assert third.full_text.startswith("区水务局每年检查两次")
    assert third.full_text.endswith("并把收回的情况报告区水务局。")
    assert "—" not in third.full_text
    assert [len(article.children) for article in document.body] == [1, 1, 1, 1]
    assert document.find("第二条第（二）项") is not None


def test_a_scanned_pdf_is_refused() -> None:
    empty = bytes(typst.compile(b"#set page(width: 5cm, height: 5cm)\n#rect(width: 2cm)"))
    with pytest.raises(NotReadable, match="没有文字层"):
        read(empty, "scan.pdf")


def test_the_file_name_is_no_part_of_the_content() -> None:
    data = DEMO.read_bytes()
    assert read(data, "a.txt").digest == read(data, "b.txt").digest == digest_of(read(data, "c.txt"))


def test_page_numbers_and_running_heads_are_no_text() -> None:
    text = "\n".join(f"正文第{n}句。\n- {n} -\n云溪市人民政府公报 2024年第5期" for n in range(1, 6))
    assert [line.text for line in lines_of(text.encode(), "x")] == [f"正文第{n}句。" for n in range(1, 6)]
