import os
import signal

from djeli.cli.serving.signals import Signals

USR1 = frozenset({signal.SIGUSR1})


def test_a_signal_is_handed_over_between_two_steps():
    with Signals(USR1) as signals:
        os.kill(os.getpid(), signal.SIGUSR1)
        assert signals.wait(5) == {signal.SIGUSR1}
        assert signals.wait(0) == set()


def test_a_file_that_can_be_read_ends_the_waiting():
    reader, writer = os.pipe()
    os.write(writer, b"x")
    with Signals(USR1) as signals:
        assert signals.wait(60, [reader]) == set()
    os.close(reader)
    os.close(writer)


def test_handlers_are_put_back():
    before = signal.getsignal(signal.SIGUSR1)
    with Signals(USR1):
        assert signal.getsignal(signal.SIGUSR1) is not before
    assert signal.getsignal(signal.SIGUSR1) == before


def test_a_signal_that_is_to_be_ignored_stays_ignored():
    before = signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    try:
        with Signals(USR1) as signals:
            os.kill(os.getpid(), signal.SIGUSR1)
            assert signals.wait(0.05) == set()
    finally:
        signal.signal(signal.SIGUSR1, before)
