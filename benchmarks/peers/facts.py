"""The facts of the rule in ``benchmarks/deciding.py``, for everything that decides it."""

FLAGS = ("intermediate", "associate", *(f"route_{n}" for n in range(4)))
#: How many achievements of each sort count as enough of it: of ``count_0`` one, of ``count_1`` two.
THRESHOLDS = (1, 2, 1, 2, 1, 1, 1, 1, 1)
NUMBERS = ("degree", "years", "since_intermediate", "since_associate", *(f"count_{n}" for n in range(len(THRESHOLDS))))
#: What stands in columns of bytes where a fact is not known.
UNKNOWN = 255
