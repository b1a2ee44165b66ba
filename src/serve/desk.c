/* desk.c - connections are opened when they are first needed and kept. */
#include "serve/desk.h"

#include <stdio.h>

hs_status hs_desk_open(hs_desk *desk, const char *name, hs_error *err)
{
    *desk = (hs_desk){ .name = name };
    pthread_mutex_init(&desk->lock, NULL);
    hs_status status = hs_ledger_open(name, HS_LEDGER_MAKE, &desk->ledgers[0], err);
    if (status != HS_OK) pthread_mutex_destroy(&desk->lock);
    return status;
}

void hs_desk_close(hs_desk *desk)
{
    for (int i = 0; i < HS_DESK_SEATS; i++) hs_ledger_close(desk->ledgers[i]);
    pthread_mutex_destroy(&desk->lock);
}

hs_status hs_desk_take(hs_desk *desk, hs_ledger **out, hs_error *err)
{
    int seat = 0;
    hs_status status = HS_OK;
    pthread_mutex_lock(&desk->lock);
    while (seat < HS_DESK_SEATS && desk->taken[seat]) seat++;
    if (seat == HS_DESK_SEATS) {
        *err = (hs_error){ .code = status = HS_EIO };
        snprintf(err->message, sizeof err->message, "all connections to the ledger are in use: ask again");
    } else if (!desk->ledgers[seat]) {
        status = hs_ledger_open(desk->name, HS_LEDGER_ASK, &desk->ledgers[seat], err);
    }
    if (status == HS_OK) {
        desk->taken[seat] = true;
        *out = desk->ledgers[seat];
    }
    pthread_mutex_unlock(&desk->lock);
    return status;
}

void hs_desk_give(hs_desk *desk, hs_ledger *ledger)
{
    pthread_mutex_lock(&desk->lock);
    for (int i = 0; i < HS_DESK_SEATS; i++)
        if (desk->ledgers[i] == ledger) desk->taken[i] = false;
    pthread_mutex_unlock(&desk->lock);
}
