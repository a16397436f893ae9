"""Fingers on a touch screen, told by the thread that reads everything else."""

from pathlib import Path

from hardware.inputs import Facts, InputWatch
from hardware.inputs.touch import BTN_TOUCH, Touch
from tests.hardware.inputs.pipes import Pipes
from tests.hardware.waiting import wait_for


def test_each_touch_and_the_screens_coming_and_going_are_told(tmp_path: Path) -> None:
    touches: list[str] = []
    there: list[bool] = []
    touch = Touch(lambda: touches.append("touch"), there.append)
    pipes = Pipes(tmp_path)
    pipes.plug("event0", name="FT5406", keys=frozenset({BTN_TOUCH}))
    watch = InputWatch([touch], tmp_path, pipes.open)
    watch.start()
    wait_for(lambda: there == [True])
    pipes.send("event0", (1, BTN_TOUCH, 1))
    wait_for(lambda: touches)
    pipes.unplug("event0")
    wait_for(lambda: there == [True, False])
    watch.close()
    assert pipes.grabbed == []
    assert not touch.wants(Facts(tmp_path, keys=frozenset({30})))
    pipes.close()
