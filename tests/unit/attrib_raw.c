/* attrib_raw.c - contents as pieces: kept in order, joined where they touch, cut. */
#include "attrib/raw.h"
#include "check.h"

static hs_raw of(const hs_range *pieces, uint32_t n)
{
    hs_raw r = { 0 };
    for (uint32_t i = 0; i < n; i++) hs_raw_add(&r, pieces[i]);
    return r;
}

static int piece_is(const hs_raw *r, uint32_t i, uint32_t first, uint32_t last)
{
    return i < r->n_content && r->content[i].first == first && r->content[i].last == last;
}

static void order_and_joins(void)
{
    hs_raw r = of((const hs_range[]){ { 8, 10 }, { 2, 4 } }, 2);
    CHECK(r.n_content == 2 && piece_is(&r, 0, 2, 4) && piece_is(&r, 1, 8, 10));
    CHECK(hs_raw_add(&r, (hs_range){ 4, 6 }) && r.n_content == 2 && piece_is(&r, 0, 2, 6));
    CHECK(hs_raw_add(&r, (hs_range){ 5, 9 }) && r.n_content == 1 && piece_is(&r, 0, 2, 10));
    CHECK(!hs_raw_add(&r, (hs_range){ 3, 3 }));
}

static void room(void)
{
    hs_raw r = { 0 };
    for (uint32_t i = 0; i < HS_RAW_PIECES; i++) CHECK(hs_raw_add(&r, (hs_range){ 4 * i, 4 * i + 2 }));
    CHECK(!hs_raw_add(&r, (hs_range){ 100, 101 }));
    CHECK(r.n_content == HS_RAW_PIECES);
    CHECK(hs_raw_add(&r, (hs_range){ 2, 4 }) && r.n_content == HS_RAW_PIECES - 1);
}

static void cuts(void)
{
    hs_raw r = of((const hs_range[]){ { 2, 10 }, { 20, 30 } }, 2);
    hs_raw_cut(&r, (hs_range){ 5, 7 });
    CHECK(r.n_content == 3 && piece_is(&r, 0, 2, 5) && piece_is(&r, 1, 7, 10));
    hs_raw_cut(&r, (hs_range){ 0, 8 });
    CHECK(r.n_content == 2 && piece_is(&r, 0, 8, 10));
    hs_raw_cut(&r, (hs_range){ 9, UINT32_MAX });
    CHECK(r.n_content == 1 && piece_is(&r, 0, 8, 9));
    hs_raw_cut(&r, (hs_range){ 0, 0 });
    CHECK(r.n_content == 1);
}

int main(void)
{
    RUN(order_and_joins);
    RUN(room);
    RUN(cuts);
    return check_done();
}
