"""A bidirectional SRU layer (Lei et al. 2018): one product over all words, then a scan in C."""
import ctypes
import math
import os
import subprocess
import tempfile

import torch

D = 128     # a direction


def load_scan():
    here = os.path.dirname(os.path.abspath(__file__))
    folder = tempfile.mkdtemp(prefix="hearsay-scan-")
    path = os.path.join(folder, "scan.so")
    subprocess.check_call(["gcc", "-O3", "-march=native", "-ffast-math", "-fno-associative-math",
                           "-shared", "-fPIC", "-o", path, os.path.join(here, "scan.c")])
    return ctypes.CDLL(path)


_scan = None


def pointers(*tensors):
    return [ctypes.c_void_p(t.data_ptr()) for t in tensors]


class Scan(torch.autograd.Function):
    @staticmethod
    def forward(ctx, u, x, v, b, at):
        global _scan
        _scan = _scan or load_scan()
        u, x = u.contiguous(), x.contiguous()
        h, c, f, r = (torch.empty_like(x) for _ in range(4))
        _scan.scan_forward(ctypes.c_int32(len(at) - 1), *pointers(at, u, x, v, b, h, c, f, r))
        ctx.save_for_backward(u, x, v, c, f, r, at)
        return h

    @staticmethod
    def backward(ctx, gh):
        u, x, v, c, f, r, at = ctx.saved_tensors
        gh = gh.contiguous()
        gu, gx, gv, gb = torch.empty_like(u), torch.empty_like(x), torch.empty_like(v), torch.empty_like(v)
        _scan.scan_backward(ctypes.c_int32(len(at) - 1), *pointers(at, u, x, v, c, f, r, gh, gu, gx, gv, gb))
        return gu, gx, gv, gb, None


class SRU(torch.nn.Module):
    def __init__(self):
        super().__init__()
        bound = math.sqrt(3.0 / (2 * D))
        self.weight = torch.nn.Parameter(torch.empty(6 * D, 2 * D).uniform_(-bound, bound))
        self.v = torch.nn.Parameter(torch.zeros(4 * D))
        self.b = torch.nn.Parameter(torch.zeros(4 * D))

    def forward(self, x, dropped, at):
        return Scan.apply(dropped @ self.weight.t(), x, self.v, self.b, at)


class Window(torch.nn.Module):
    """The compared encoder: a gated convolution over three words at a distance, with a residual."""
    def __init__(self, distance):
        super().__init__()
        self.distance = distance
        self.inner = torch.nn.Linear(6 * D, 4 * D)

    def forward(self, x, dropped, at):
        n, k = x.shape[0], self.distance
        sentence = torch.bucketize(torch.arange(n), at[1:].long(), right=True)
        lo, hi = at.long()[sentence], at.long()[sentence + 1]
        padded = torch.cat([dropped, dropped.new_zeros(1, 2 * D)])
        here = torch.arange(n)
        left = torch.where(here - k >= lo, here - k, torch.full_like(here, n))
        right = torch.where(here + k < hi, here + k, torch.full_like(here, n))
        y = self.inner(torch.cat([padded[left], dropped, padded[right]], 1))
        return x + y[:, :2 * D] * torch.sigmoid(y[:, 2 * D:])
