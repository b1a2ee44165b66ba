"""What every suite of the tests counts with: failures are printed as they come, and the
last line is `N passed, N failed`."""
import sys


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, ok, why):
        """Counts one check; prints why it failed (a string, or a function that makes it)."""
        if ok:
            self.passed += 1
        else:
            self.failed += 1
            print('FAILED', why() if callable(why) else why, flush=True)
        return bool(ok)

    def done(self):
        """Prints the line and leaves with the status that belongs to it."""
        print(f'{self.passed} passed, {self.failed} failed', flush=True)
        sys.exit(self.failed != 0)
