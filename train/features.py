"""What the network sees of a word, and how it spells a lemma.

Everything here is repeated byte for byte in src/tag/form.c; a change in one is a change in both, and
raises VERSION. No library's idea of Unicode is used, so that C and Python cannot drift apart.
"""
import functools

VERSION = 1

# Rows of the hashed tables and their widths. The order is the order in the concatenated input.
TABLES = (("suffix4", 8192, 32), ("suffix3", 8192, 32), ("suffix2", 2048, 16), ("prefix3", 8192, 32),
          ("shape", 1024, 16))
WORD_DIM = 128
INPUT_DIM = WORD_DIM + sum(width for _, _, width in TABLES)

# Typographic signs and the plain ones they are read as.
PLAIN = {0x2018: "'", 0x2019: "'", 0x201A: "'", 0x201B: "'", 0x02BC: "'", 0x0060: "'", 0x00B4: "'",
         0x201C: '"', 0x201D: '"', 0x201E: '"', 0x201F: '"', 0x00AB: '"', 0x00BB: '"',
         0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2212: "-",
         0x2014: "--", 0x2015: "--", 0x2026: "..."}


def lower_code(c):
    """Lower case of one code point, as hs_utf8_lower in src/base/utf8.c has it."""
    if c < 0x80:
        return c + 32 if 0x41 <= c <= 0x5A else c
    if 0xC0 <= c <= 0xDE and c != 0xD7:
        return c + 32
    if c == 0x130:
        return 0x69
    if c == 0x178:
        return 0xFF
    if 0x100 <= c <= 0x137 or 0x14A <= c <= 0x177 or 0x1E00 <= c <= 0x1EFF:
        return c | 1
    if 0x139 <= c <= 0x148 or 0x179 <= c <= 0x17E:
        return c + (c & 1)
    if 0x391 <= c <= 0x3A9 or 0x410 <= c <= 0x42F:
        return c + 32
    if 0x400 <= c <= 0x40F:
        return c + 80
    return c


def lower(text):
    return "".join(chr(lower_code(ord(c))) for c in text)


@functools.lru_cache(None)
def normal(word):
    """The form that is looked up: plain signs, lower case, every digit 0."""
    out = []
    for c in word:
        c = PLAIN.get(ord(c), c)
        out.append("0" if "0" <= c <= "9" else c if len(c) > 1 else chr(lower_code(ord(c))))
    return "".join(out)


def shape(word):
    """Pattern of the cased form: runs of one class shortened to two, at most eight signs."""
    out = []
    for c in word:
        c = PLAIN.get(ord(c), c)[0]
        code = ord(c)
        if lower_code(code) != code:
            k = "X"
        elif "0" <= c <= "9":
            k = "d"
        elif "a" <= c <= "z":
            k = "x"
        elif code < 0x80:
            k = c
        else:
            k = "s" if 0x2000 <= code < 0x2E80 else "x"
        if len(out) >= 2 and out[-1] == k and out[-2] == k:
            continue
        if len(out) == 8:
            break
        out.append(k)
    return "".join(out).encode()


def fnv1a(data):
    h = 2166136261
    for b in data:
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    return h


@functools.lru_cache(None)
def affixes(word):
    """Row in each of the first four tables."""
    form = normal(word).encode()
    back, front = b"^" + form, form + b"$"
    return (fnv1a(back[-4:]) % 8192, fnv1a(back[-3:]) % 8192, fnv1a(back[-2:]) % 2048,
            fnv1a(front[:3]) % 8192)


@functools.lru_cache(None)
def shape_row(word):
    return fnv1a(shape(word)) % 1024


# Lemma rules. "L", "K" or "U" (lower everything, keep, keep the first letter and lower the rest), then
# bytes cut from the front, text put there, bytes cut from the end, text put there; or "=" and the lemma.

def recase(word, how):
    word = "".join(PLAIN.get(ord(c), c) for c in word)
    if how == "L":
        return lower(word)
    if how == "U":
        return word[:1] + lower(word[1:])
    return word


def apply_rule(rule, word):
    """The lemma; the recased word where the rule does not fit."""
    if rule.startswith("="):
        return rule[1:]
    how, cut_front, front, cut_back, back = rule.split("\t")
    form = recase(word, how).encode()
    a, b = int(cut_front), int(cut_back)
    try:
        return front + form[a:len(form) - b].decode() + back if a + b <= len(form) else form.decode()
    except UnicodeDecodeError:
        return form.decode()


def common(a, b):
    """Longest common piece of two byte strings: (start in a, start in b, length), leftmost."""
    best = (0, 0, 0)
    row = [0] * (len(b) + 1)
    for i in range(len(a)):
        new = [0] * (len(b) + 1)
        for j in range(len(b)):
            if a[i] == b[j]:
                n = new[j + 1] = row[j] + 1
                if n > best[2]:
                    best = (i + 1 - n, j + 1 - n, n)
        row = new
    return best


@functools.lru_cache(None)
def lemma_rule(word, lemma):
    found = None
    for how in "LKU":
        form, goal = recase(word, how).encode(), lemma.encode()
        i, j, n = common(form, goal)
        if n == 0 or (n < len(goal) / 2 and n < 3):
            continue
        rule = "\t".join((how, str(i), goal[:j].decode(errors="replace"), str(len(form) - i - n),
                          goal[j + n:].decode(errors="replace")))
        cost = len(goal) - n + len(form) - n
        if apply_rule(rule, word) == lemma and (found is None or cost < found[0]):
            found = (cost, rule)
    return found[1] if found else "=" + lemma
