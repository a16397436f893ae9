from pathlib import Path

from registry.calls.names import topic_name

ASSETS = Path(__file__).parents[3] / "assets"


def test_a_matter_has_the_title_that_residents_read() -> None:
    assert topic_name(ASSETS, "housing", "sv") == "Bostad"
    assert topic_name(ASSETS, "adult-education", "sv").endswith("?")


def test_a_matter_without_a_title_is_its_id_and_no_way_out_of_the_folder(tmp_path: Path) -> None:
    assert topic_name(ASSETS, "no-such_topic", "sv") == "no such topic"
    assert topic_name(ASSETS, "../answers", "sv") == "../answers"
    assert topic_name(tmp_path, "housing", "sv") == "housing"


def test_a_title_in_work_is_no_fault(tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "sv" / "answers"
    folder.mkdir(parents=True)
    (folder / "housing.toml").write_text('question = "Var', encoding="utf-8")
    assert topic_name(tmp_path, "housing", "sv") == "housing"
