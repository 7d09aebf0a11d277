"""The people of the benchmark: columns of bytes in NumPy files."""

from pathlib import Path

import numpy as np
import pyarrow as pa
from facts import FLAGS, UNKNOWN


def table(folder: str) -> pa.Table:
    """The people as a table: flags as truth values, the others as bytes, unknown as null."""
    columns = {}
    for path in sorted(Path(folder).glob("*.npy")):
        values = np.load(path)
        kind = pa.bool_() if path.stem in FLAGS else pa.uint8()
        columns[path.stem] = pa.array(values, pa.uint8(), mask=values == UNKNOWN).cast(kind)
    return pa.table(columns)
