"""The label inventories, in the order of src/tag/tagset.h: the contract of training and reading."""
import os
import re

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "tag", "tagset.h")


def inventory(name):
    text = open(PATH, encoding="utf-8").read()
    body = re.search(r"#define HS_%s_LIST\(X\)(.*?)\n\n" % name, text, re.S).group(1)
    return re.findall(r'X\(\w+, "([^"]+)"\)', body)


UPOS, XPOS, RELATIONS, NAMES = (inventory(n) for n in ("UPOS", "XPOS", "RELATION", "NAME"))
NER = ["O"] + [p + t for t in NAMES for p in ("B-", "I-")]
