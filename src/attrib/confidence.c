/* confidence.c - piecewise linear curves, written as pairs of thousandths; see confidence.h. */
#include "attrib/confidence.h"

typedef struct point { float raw, share; } point;

/* The next number of the value, at most 1000, as a share; false at its end. */
static bool take_number(hs_slice *value, float *out)
{
    uint32_t i = 0, n = 0;
    while (i < value->n && !hs_is_digit(value->at[i])) i++;
    if (i == value->n) return false;
    for (; i < value->n && hs_is_digit(value->at[i]); i++)
        if (n <= 1000) n = n * 10 + (uint32_t)(value->at[i] - '0');
    value->at += i;
    value->n -= i;
    *out = (float)(n < 1000 ? n : 1000) / 1000.0f;
    return true;
}

static bool take_point(hs_slice *value, point *out)
{
    return take_number(value, &out->raw) && take_number(value, &out->share);
}

float hs_confidence(const hs_lexicon *points, const char *rule, float raw)
{
    hs_slice value;
    point left, right;
    if (!hs_lexicon_find(points, hs_str(rule), &value)) hs_lexicon_find(points, hs_str("other"), &value);
    if (!take_point(&value, &left)) return raw;
    if (raw <= left.raw) return left.share;
    for (; take_point(&value, &right); left = right)
        if (raw <= right.raw && right.raw > left.raw)
            return left.share + (right.share - left.share) * (raw - left.raw) / (right.raw - left.raw);
    return left.share;
}
