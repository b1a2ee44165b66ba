"""Writing and reading model files; the format is described in src/model/model.h."""
import struct

import numpy as np

FORMAT = 1
MAGIC = b"HSMODEL\0"


def checksum(data):
    """FNV-1a over 64-bit little-endian words; len(data) is a multiple of 8."""
    h = 14695981039346656037
    for word in np.frombuffer(data, dtype="<u8").tolist():
        h = ((h ^ word) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return h


def pad(n):
    return (n + 63) // 64 * 64


class Writer:
    def __init__(self):
        self.sections = []      # name, count, element size, bytes

    def text(self, name, text):
        data = text.encode()
        self.sections.append((name, len(data), 1, data))

    def floats(self, name, array):
        a = np.ascontiguousarray(array, dtype="<f4").reshape(-1)
        self.sections.append((name, a.size, 4, a.tobytes()))

    def matrix(self, name, array):
        """int8 rows of `array`, each with its float scale in NAME.s."""
        a = np.asarray(array, dtype=np.float32)
        scale = np.maximum(np.abs(a).max(1), 1e-12) / 127
        q = np.clip(np.rint(a / scale[:, None]), -127, 127).astype(np.int8)
        self.sections.append((name, a.shape[0], a.shape[1], q.tobytes()))
        self.floats(name + ".s", scale)

    def write(self, path):
        at = pad(64 + 32 * len(self.sections))
        table, body = b"", b""
        for name, count, size, data in self.sections:
            if len(name.encode()) > 15 or count == 0:
                raise ValueError(f"section {name!r}: empty, or its name is longer than 15 bytes")
            table += struct.pack("<16sQII", name.encode(), at, count, size)
            body += data + bytes(pad(len(data)) - len(data))
            at += pad(len(data))
        rest = bytes(32) + table + bytes(pad(64 + len(table)) - 64 - len(table)) + body
        head = MAGIC + struct.pack("<IIQQ", FORMAT, len(self.sections), 32 + len(rest), checksum(rest))
        with open(path, "wb") as f:
            f.write(head + rest)
        return len(head + rest)


def read(path):
    """{name: (count, element size, bytes)} of a file, checked."""
    data = open(path, "rb").read()
    version, n, size, check = struct.unpack("<IIQQ", data[8:32])
    if data[:8] != MAGIC or version != FORMAT or size != len(data) or check != checksum(data[32:]):
        raise ValueError(f"{path} is no model file of format {FORMAT}, or is damaged")
    out = {}
    for i in range(n):
        name, at, count, element = struct.unpack("<16sQII", data[64 + 32 * i:96 + 32 * i])
        out[name.rstrip(b"\0").decode()] = (count, element, data[at:at + count * element])
    return out
