"""Codebooks as other programs write them: the tree is kept, what has no place here is said, and nothing is guessed."""

from __future__ import annotations

import pytest
from tests.helpers.each import each

from app.domain.errors import BadInput
from app.importers.codebook import read_codebook

TREE = ["Motive", "Motive/Image repair", "Motive/Image repair/At home", "Thanks"]
TABLES = {
    "parent's name": "name,parent\nMotive,\nImage repair,Motive\nAt home,Image repair\nThanks,\n",
    "children first": "name,parent\nAt home,Image repair\nImage repair,Motive\nThanks,\nMotive,\n",
    "parent's id": "id,code,parent_id\n7,Motive,\n9,Image repair,7\n12,At home,9\n15,Thanks,0\n",
    "ids that are no numbers": "guid,name,parent\na1,Motive,\nb2,Image repair,a1\nc3,At home,b2\nd4,Thanks,NULL\n",
    "id before name": "id;name;parent;description\n1;Motive;;x\n2;Image repair;1;\n3;At home;2;\n4;Thanks;;\n",
    "parent's path": "Code,Parent code\nMotive,\nImage repair,Motive\nAt home,Motive > Image repair\nThanks,\n",
    "parent's path with slashes": "tag,parent\nMotive,\nImage repair,Motive\nAt home,Motive/Image repair\nThanks,\n",
    "a path with arrows": "Code,Memo\nMotive,why\nMotive > Image repair,\nMotive > Image repair > At home,\nThanks,\n",
    "a path with backslashes": (
        "Name,Description\nCodes\\\\Motive,\nCodes\\\\Motive\\Image repair,\nCodes\\\\Motive\\Image repair\\At home,\n"
        "Codes\\\\Thanks,\n"
    ),
    "depth": "Id,Depth,Title\n31,0,Motive\n32,1,Image repair\n33,2,At home\n34,0,Thanks\n",
    "level from one on": "Level\tCode\n1\tMotive\n2\tImage repair\n3\tAt home\n1\tThanks\n",
    "a column for each level": "Level 1,Level 2,Level 3\nMotive,,\n,Image repair,\n,,At home\nThanks,,\n",
    "each level in full": (
        "Level 1,Level 2,Level 3\nMotive,,\nMotive,Image repair,\nMotive,Image repair,At home\nThanks,,\n"
    ),
    "categories above codes": "code_name,category\nMotive,\nImage repair,Motive\nAt home,Image repair\nThanks,\n",
    "a separator that is said": "sep=;\nname;parent\nMotive;\nImage repair;Motive\nAt home;Image repair\nThanks;\n",
}


def paths(text: str, name: str = "codes.csv") -> list[str]:
    return sorted("/".join(row.names) for row in read_codebook(text.encode("utf-8-sig"), name).rows)


@each("table", TABLES)
def test_the_tree_of_a_table_is_kept(table: str) -> None:
    read = read_codebook(TABLES[table].encode(), "codes.csv")
    assert read.problems == ()
    assert sorted("/".join(row.names) for row in read.rows) == TREE


OTHERS = {
    ("Aid", "Aid/Masks", "Aid/Masks/Surgical", "Politics"): {
        "taguette dotted": (
            "tag,description,number of highlights\nAid,all aid,4\nAid.Masks,,2\nAid.Masks.Surgical,,1\nPolitics,,9\n"
        ),
        "dedoose": (
            "Id,Parent Id,Depth,Title,Description,Weighted,Weight Minimum\n101,,0,Aid,all aid,False,\n"
            "102,101,1,Masks,,False,\n103,102,2,Surgical,,False,\n104,,0,Politics,,False,\n"
        ),
        "nvivo": (
            "Name,Description,Files,References\nNodes\\\\Aid,all aid,3,4\nNodes\\\\Aid\\Masks,,1,1\n"
            "Nodes\\\\Aid\\Masks\\Surgical,,1,1\nNodes\\\\Politics,,1,1\n"
        ),
        "maxqda export": (
            "Colour;Parent code;Code;Cod. seg. (all documents);Documents\n●;;Aid;4;2\n●;Aid;Masks;2;1\n"
            "●;Aid > Masks;Surgical;1;1\n●;;Politics;9;3\n"
        ),
        "atlas": (
            "Code,Comment,Code Group 1,Density\nAid,all,G,0\nAid: Masks,,G,1\nAid: Masks: Surgical,,,1\nPolitics,,,1\n"
        ),
        "german": "Code\tOberkategorie\tDefinition\nAid\t\tx\nMasks\tAid\t\nSurgical\tMasks\t\nPolitics\t\t\n",
        "themes": "Theme,Subtheme,Code\nAid,,\nAid,Masks,\nAid,Masks,Surgical\nPolitics,,\n",
        "level in words": "level,label\n0,Aid\n1,Masks\n2,Surgical\n0,Politics\n",
        "indented": "name,definition\nAid,\n  Masks,\n    Surgical,\nPolitics,\n",
        "arrows": "code,definition\nAid,\nAid->Masks,\nAid->Masks->Surgical,\nPolitics,\n",
        "parent guid": "Code GUID,Code name,Parent GUID\n{a},Aid,\n{b},Masks,{a}\n{c},Surgical,{b}\n{d},Politics,\n",
        "semicolon utf16": "\ufeffid;code;parent\n1;Aid;0\n2;Masks;1\n3;Surgical;2\n4;Politics;0\n",
        "numbered": "No.,Code,Parent\n1,Aid,\n1.1,Masks,1\n1.1.1,Surgical,1.1\n2,Politics,\n",
    },
    ("Access", "Access/Price", "Access/Price/Poor", "Trust"): {
        "spss like": "Code No;Label;Parent Code No;Description\n10;Access;;x\n11;Price;10;\n12;Poor;11;\n20;Trust;;\n",
        "parent label": "Label,Parent label,Notes\nAccess,,\nPrice,Access,\nPoor,Price,\nTrust,,\n",
        "tree path arrows": (
            "Path,Colour\nAccess,#fff\nAccess → Price,#fff\nAccess → Price → Poor,#fff\nTrust,#000000\n"
        ),
        "supercode": "Name\tSupercode\nTrust\t\nAccess\t\nPoor\tPrice\nPrice\tAccess\n",
        "child before & dup spaces": "name,parent\nPoor, Price\nPrice ,access\nAccess,\nTrust,-\n",
        "level cols fr": "Niveau 1,Niveau 2,Niveau 3\nAccess,,\n,Price,\n,,Poor\nTrust,,\n",
        "category code subcode": (
            "Category,Code,Subcode,Memo\nAccess,,,x\nAccess,Price,,\nAccess,Price,Poor,\nTrust,,,\n"
        ),
        "quoted newlines": 'id,name,parent_id,description\n1,Access,,"a\nb"\n2,Price,1,\n3,Poor,2,"x, y"\n4,Trust,,\n',
        "indent tabs": 'Code\tComment\nAccess\t\n"\tPrice"\t\n"\t\tPoor"\t\nTrust\t\n',
        "pipe path": "code\nAccess\nAccess | Price\nAccess | Price | Poor\nTrust\n",
        "json ids": "uid,name,parent\nc_1,Access,\nc_2,Price,c_1\nc_3,Poor,c_2\nc_4,Trust,\n",
        "depth from hier number": "Number,Name\n1,Access\n1.1,Price\n1.1.1,Poor\n2,Trust\n",
        "slash path in name": "tag\nAccess\nAccess/Price\nAccess/Price/Poor\nTrust\n",
    },
}
"""In the manner of other programs and of people who keep their codebook in a spreadsheet."""


@each("tree, table", [(tree, table) for tree, tables in OTHERS.items() for table in tables])
def test_the_tree_of_other_tables_is_kept(tree: tuple[str, ...], table: str) -> None:
    read = read_codebook(OTHERS[tree][table].encode(), "codes.csv")
    assert tuple(sorted("/".join(row.names) for row in read.rows)) == tree
    assert read.problems == ()


def test_a_column_that_may_be_a_parent_and_may_be_none_is_said() -> None:
    read = read_codebook(b"code,group\nMotive,\nImage,Motive\n", "codes.csv")
    assert [row.names for row in read.rows] == [("Motive",), ("Image",)]
    assert "“group”" in read.notes[0]


def test_a_parent_that_has_no_row_is_made() -> None:
    assert paths("name,parent\nImage repair,Motive\n") == ["Motive/Image repair"]


@each(
    "table, rows, problem",
    [
        ("name,parent\nA,B\nB,A\nC,\n", ["C"], "Row 2: “A” is its own parent"),
        ("id,name,parent\n1,A,1\n2,C,\n", ["C"], "Row 2: “A” is its own parent"),
        ("id,name,parent\n1,A,\n2,B,77\n", ["A"], "Row 3: no tag of the file has the id 77"),
        ("name,parent\nA,\nX,A\nB,\nX,B\nY,X\n", ["A", "A/X", "B", "B/X"], "Row 6: several tags are called “X”"),
        ("id,name,parent\n1,,\n2,B,1\n3,C,\n", ["C"], "Row 2 has no path"),
        ("Depth,Title\n0,A\nx,B\n", ["A"], "Row 3: “x” is no depth"),
        ("Level 1,Level 2\n,B\nA,\n", ["A"], "Row 2 has no path"),
    ],
)
def test_a_row_whose_place_is_unknown_is_said_and_left_out(table: str, rows: list[str], problem: str) -> None:
    read = read_codebook(table.encode(), "codes.csv")
    assert sorted("/".join(row.names) for row in read.rows) == rows
    assert read.problems[0].startswith(problem)


def test_a_tag_under_one_that_is_left_out_is_said_too() -> None:
    read = read_codebook(b"id,name,parent\n1,,\n2,B,1\n3,C,2\n", "codes.csv")
    assert len(read.problems) == 3
    assert "the parent of “C” is left out" in read.problems[2]


def test_a_slash_in_a_name_of_a_table_with_parents_parts_nothing() -> None:
    assert paths("name,parent\nAid / trade,\nMasks/gloves,Aid / trade\n") == ["Aid - trade", "Aid - trade/Masks-gloves"]
    assert paths("path\nAid/trade\n") == ["Aid/trade"]


def test_a_path_wins_over_a_column_of_parents() -> None:
    read = read_codebook(b"path,category\nMotive/Image,Themes\n", "codes.csv")
    assert [row.names for row in read.rows] == [("Motive", "Image")]
    assert "“category”" in read.notes[0]


def test_columns_and_colours_that_have_no_place_here_are_said() -> None:
    table = "tag,description,number of highlights,Created,color\nMotive,Why,3,2021,#ff0000\nThanks,,1,,blue\n"
    read = read_codebook(table.encode(), "codes.csv")
    assert [(row.names, row.definition, row.color) for row in read.rows] == [
        (("Motive",), "Why", None),
        (("Thanks",), "", 3),
    ]
    assert "“number of highlights”, “Created”" in read.notes[0]
    assert "Colours" in read.notes[1]
    assert read.problems == ()


def test_our_own_columns_are_all_known() -> None:
    own = "path,color,definition,when_to_use,when_not,examples,aliases,passages\nMotive,Rust,a,b,c,d,e,3\n"
    assert read_codebook(own.encode(), "codes.csv").notes == ()


def test_memos_and_criteria_of_other_programs_are_read() -> None:
    table = "Code,Comment,Inclusion criteria,Exclusion criteria,Example\nMotive,Why,when said,never,said so\n"
    (row,) = read_codebook(table.encode(), "codes.csv").rows
    assert (row.definition, row.when_to_use, row.when_not, row.examples) == ("Why", "when said", "never", ("said so",))


def test_a_short_code_beside_a_name_may_be_what_parents_are_named_by() -> None:
    assert paths("Code,Name,Parent\nM,Motive,\nM1,Image,M\n") == ["Motive", "Motive/Image"]


@each("text", ["a,b\n1,2\n", "parent\nx\n", "Level 1\nx\n", ""])
def test_a_table_without_names_is_no_codebook(text: str) -> None:
    with pytest.raises(BadInput):
        read_codebook(text.encode(), "codes.csv")


def test_a_chain_longer_than_python_recurses_is_read_without_recursion() -> None:
    rows = "".join(f"{n},T{n},{n + 1}\n" for n in range(1200))
    read = read_codebook(f"id,name,parent\n{rows}1200,T1200,\n".encode(), "codes.csv")
    assert len(read.rows) == 1201
    assert len(read.rows[0].names) == 1201


def test_a_codebook_in_xml_is_refused_with_the_way_to_bring_it() -> None:
    refi = '<?xml version="1.0"?>\n<CodeBook xmlns="urn:codebook"><Codes><Code name="A"/></Codes></CodeBook>'
    with pytest.raises(BadInput, match="CSV"):
        read_codebook(refi.encode(), "codes.qdc")
