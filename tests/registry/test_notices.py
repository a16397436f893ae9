import asyncio

from sqlalchemy import text

from registry import notices
from registry.database import Database
from registry.notices import hear_notices
from registry.wake import wake

PATIENCE_S = 20.0


def commit(database: Database, topic: str) -> None:
    with database.session() as session:
        wake(session, topic)


def test_one_replicas_commit_wakes_the_others(postgres_url: str) -> None:
    here, there = Database(postgres_url), Database(postgres_url)

    async def story() -> tuple[str, str]:
        async with (
            asyncio.timeout(PATIENCE_S),
            hear_notices(here),
            hear_notices(there),
            here.wake.listen("fleet") as at_home,
            there.wake.listen("fleet") as abroad,
        ):
            await asyncio.to_thread(commit, here, "calls")
            await asyncio.to_thread(commit, here, "fleet")
            return await anext(at_home), await anext(abroad)

    assert asyncio.run(story()) == ("fleet", "fleet")
    here.close()
    there.close()


def test_a_line_that_breaks_is_made_anew_and_everyone_looks_again(postgres_url: str) -> None:
    database = Database(postgres_url)

    def cut() -> None:
        with database.session() as session:
            ours = {"name": notices.NAME}
            session.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = :name"),
                ours,
            )

    async def story() -> tuple[str, str]:
        async with (
            asyncio.timeout(PATIENCE_S),
            hear_notices(database),
            database.wake.listen("fleet") as woken,
        ):
            await asyncio.to_thread(cut)
            after_the_gap = await anext(woken)
            await asyncio.to_thread(commit, database, "fleet")
            return after_the_gap, await anext(woken)

    assert asyncio.run(story()) == ("fleet", "fleet")
    database.close()


def test_a_server_that_is_away_does_not_stop_the_start() -> None:
    database = Database("postgresql://nobody@/nothing?host=/nowhere")

    async def story() -> bool:
        async with asyncio.timeout(PATIENCE_S), hear_notices(database):
            return True

    assert asyncio.run(story())
    database.close()
