/* server.c - HTTP, through libmicrohttpd: whom to answer, which view, and the headers. */
#include "serve/serve.h"

#include "serve/asset.h"
#include "serve/desk.h"
#include "serve/guard.h"
#include "serve/views.h"

#include <arpa/inet.h>
#include <inttypes.h>
#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_TEXT = 16 << 20,
    MAX_VERDICT = 64 << 10,
    MAX_CONNECTIONS = 128,
    MAX_PATH = 128,
    HEADER_BYTES = 32 << 10,             /* a connection's, for headers and arguments */
    IDLE_SECONDS = 60
};

struct hs_server {
    hs_serve_config    config;
    hs_desk            desk;
    struct MHD_Daemon *daemon;
    uint16_t           port;
};

/* ---- addresses ----------------------------------------------------------------------------------- */

enum { NO_NUMBER, NUMBER };

static const struct route {
    const char *word;
    int         number;      /* does a number follow? */
    bool        page;        /* is there a page, or only data? */
    hs_view    *get, *post;
} routes[] = {
    { "", NO_NUMBER, true, NULL, NULL },
    { "about", NO_NUMBER, false, hs_view_about, NULL },
    { "reports", NO_NUMBER, true, hs_view_reports, NULL },
    { "report", NUMBER, true, hs_view_report, NULL },
    { "report", NO_NUMBER, false, NULL, hs_take_report },
    { "verdict", NUMBER, false, NULL, hs_take_verdict },
    { "sayings", NO_NUMBER, true, hs_view_sayings, NULL },
    { "repeated", NO_NUMBER, true, hs_view_repeated, NULL },
    { "timeline", NO_NUMBER, true, hs_view_timeline, NULL },
    { "speakers", NO_NUMBER, true, hs_view_speakers, NULL },
    { "speaker", NUMBER, true, hs_view_speaker, NULL },
    { "chains", NO_NUMBER, true, hs_view_chains, NULL },
    { "corrections", NO_NUMBER, false, hs_view_corrections, NULL },
    { "gold", NO_NUMBER, false, hs_view_gold, NULL },
};

static const struct { const char *suffix; hs_form form; } forms[] = {
    { ".json", HS_FORM_JSON }, { ".csv", HS_FORM_CSV }, { ".gold", HS_FORM_GOLD }, { ".jsonl", HS_FORM_GOLD },
};

/* Takes "/word/12.json" apart. NULL where there is no such address. */
static const struct route *find_route(const char *path, int64_t *id, hs_form *form)
{
    char word[MAX_PATH];
    int number = NO_NUMBER;
    *form = HS_FORM_PAGE;
    *id = 0;
    if (*path != '/' || strlen(path) >= sizeof word) return NULL;
    strcpy(word, path + 1);
    char *dot = strchr(word, '.'), *slash;
    for (size_t i = 0; dot && i < sizeof forms / sizeof forms[0]; i++)
        if (strcmp(dot, forms[i].suffix) == 0) *form = forms[i].form;
    if (dot && *form == HS_FORM_PAGE) return NULL;
    if (dot) *dot = '\0';
    if ((slash = strchr(word, '/'))) {
        size_t digits = strspn(slash + 1, "0123456789");
        if (digits == 0 || digits > 18 || slash[1 + digits]) return NULL;
        *id = strtoll(slash + 1, NULL, 10);
        *slash = '\0';
        number = NUMBER;
    }
    for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++)
        if (routes[i].number == number && strcmp(routes[i].word, word) == 0) return &routes[i];
    return NULL;
}

/* ---- answers ---------------------------------------------------------------------------------------- */

/* Nothing but the page's own files may be loaded, run or sent to; nobody may frame it. */
#define POLICY "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"

static const char *const headers[][2] = {
    { "Content-Security-Policy", POLICY },
    { "X-Content-Type-Options", "nosniff" },
    { "Referrer-Policy", "no-referrer" },
    { "Cross-Origin-Resource-Policy", "same-origin" },
    { "Cross-Origin-Opener-Policy", "same-origin" },
};

static enum MHD_Result send_answer(struct MHD_Connection *connection, unsigned status, const char *type,
                                   struct MHD_Response *response)
{
    if (!response) return MHD_NO;
    for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++)
        MHD_add_response_header(response, headers[i][0], headers[i][1]);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    if (!MHD_get_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL))
        MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    enum MHD_Result sent = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return sent;
}

/* One sentence of our own, as text. */
static enum MHD_Result send_words(struct MHD_Connection *connection, unsigned status, const char *words)
{
    return send_answer(connection, status, "text/plain; charset=utf-8",
                       MHD_create_response_from_buffer(strlen(words), (void *)(uintptr_t)words,
                                                       MHD_RESPMEM_MUST_COPY));
}

/* Files are kept by the browser, and asked for again by their mark. */
static enum MHD_Result send_asset(struct MHD_Connection *connection, unsigned status, const hs_asset *asset)
{
    char mark[24];
    snprintf(mark, sizeof mark, "\"%016" PRIx64 "\"", hs_asset_mark(asset));
    const char *known = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH);
    bool same = status == MHD_HTTP_OK && known && strcmp(known, mark) == 0;
    size_t n = same ? 0 : (size_t)(asset->end - asset->begin);
    struct MHD_Response *response =
        MHD_create_response_from_buffer(n, (void *)(uintptr_t)asset->begin, MHD_RESPMEM_PERSISTENT);
    if (!response) return MHD_NO;
    MHD_add_response_header(response, MHD_HTTP_HEADER_ETAG, mark);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-cache");
    return send_answer(connection, same ? MHD_HTTP_NOT_MODIFIED : status, asset->type, response);
}

static enum MHD_Result send_body(const hs_request *r, char *body, size_t n)
{
    static const char *const types[] = {
        [HS_FORM_PAGE] = "application/json", [HS_FORM_JSON] = "application/json",
        [HS_FORM_CSV] = "text/csv; charset=utf-8", [HS_FORM_GOLD] = "application/jsonl",
    };
    struct MHD_Response *response = MHD_create_response_from_buffer(n, body, MHD_RESPMEM_MUST_FREE);
    if (response && r->form >= HS_FORM_CSV)
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_DISPOSITION,
                                r->form == HS_FORM_CSV ? "attachment; filename=\"hearsay.csv\""
                                                       : "attachment; filename=\"gold.jsonl\"");
    if (!response) free(body);
    return send_answer(r->connection, r->status, types[r->form], response);
}

/* ---- one request -------------------------------------------------------------------------------------- */

typedef struct pending {     /* from the first call for a request to the last */
    hs_view *view;           /* NULL: a page or a file */
    int64_t  id;
    hs_form  form;
    bool     writes, too_big;
    char    *body; size_t n, room, most;
} pending;

static enum MHD_Result answer(hs_server *server, struct MHD_Connection *connection, pending *p)
{
    char *body = NULL;
    size_t n = 0;
    hs_request r = { .connection = connection, .config = &server->config, .id = p->id, .form = p->form,
                     .body = p->body, .n_body = p->n, .status = MHD_HTTP_OK };
    if (hs_desk_take(&server->desk, &r.ledger, &r.error) != HS_OK)
        return send_words(connection, MHD_HTTP_SERVICE_UNAVAILABLE, r.error.message);
    r.out = open_memstream(&body, &n);
    bool ok = r.out && p->view(&r);
    if (r.out && (ferror(r.out) | fclose(r.out))) ok = false;
    hs_desk_give(&server->desk, r.ledger);
    if (ok) return send_body(&r, body, n);
    free(body);
    if (r.status == MHD_HTTP_OK) {
        r.status = MHD_HTTP_INTERNAL_SERVER_ERROR;
        strcpy(r.error.message, "memory ended while the answer was written");
    }
    return send_words(connection, r.status, r.error.message);
}

static const char *header(struct MHD_Connection *connection, const char *name)
{
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

/* Decides what is answered before anything of the body is taken: true when it was answered. */
static bool refuse(hs_server *server, struct MHD_Connection *connection, bool reads, enum MHD_Result *sent)
{
    const hs_serve_config *c = &server->config;
    const char *host = header(connection, MHD_HTTP_HEADER_HOST);
    const char *words = NULL;
    if (!hs_guard_host(host, c->address, c->name, server->port))
        words = "This server answers under its own names only; start it with --name to give it another.\n";
    else if (!reads && !hs_guard_write(host, header(connection, "X-Hearsay"),
                                       header(connection, MHD_HTTP_HEADER_ORIGIN),
                                       header(connection, "Sec-Fetch-Site")))
        words = "Only the ledger's own page may change it.\n";
    if (words) *sent = send_words(connection, MHD_HTTP_FORBIDDEN, words);
    return words != NULL;
}

static enum MHD_Result begin(hs_server *server, struct MHD_Connection *connection, const char *path,
                             const char *method, pending **out)
{
    bool reads = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
    enum MHD_Result sent = MHD_NO;
    int64_t id;
    hs_form form;
    if (!reads && strcmp(method, "POST") != 0)
        return send_words(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "Only GET, HEAD and POST are known here.\n");
    if (refuse(server, connection, reads, &sent)) return sent;
    const hs_asset *asset = hs_asset_find(path);
    const struct route *route = find_route(path, &id, &form);
    if (reads && asset) return send_asset(connection, MHD_HTTP_OK, asset);
    if (reads && route && form == HS_FORM_PAGE && route->page)
        return send_asset(connection, MHD_HTTP_OK, hs_asset_find("/"));
    hs_view *view = !route ? NULL : reads ? route->get : route->post;
    if (!view || (reads && (form == HS_FORM_PAGE || ((form == HS_FORM_GOLD) != (view == hs_view_gold) &&
                                                     view != hs_view_report))))
        return reads && !strchr(path, '.') ? send_asset(connection, MHD_HTTP_NOT_FOUND, hs_asset_find("/"))
                                           : send_words(connection, MHD_HTTP_NOT_FOUND, "There is nothing here.\n");
    pending *p = calloc(1, sizeof *p);
    if (!p) return MHD_NO;
    *p = (pending){ .view = view, .id = id, .form = form, .writes = !reads,
                    .most = view == hs_take_report ? (size_t)server->config.max_text * 2 + 4096 : MAX_VERDICT };
    *out = p;
    return MHD_YES;
}

/* JSON may spell a letter in six bytes, so what is sent may be longer than its text: `most`. */
static bool gather(pending *p, const char *data, size_t n)
{
    if (p->too_big || p->n + n > p->most) {
        p->too_big = true;
        return true;
    }
    if (p->n + n + 1 > p->room) {
        size_t room = (p->n + n + 1) * 2;
        char *more = realloc(p->body, room);
        if (!more) return false;
        p->body = more;
        p->room = room;
    }
    memcpy(p->body + p->n, data, n);
    p->n += n;
    p->body[p->n] = '\0';
    return true;
}

static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *path, const char *method,
                              const char *version, const char *data, size_t *n_data, void **state)
{
    hs_server *server = context;
    pending *p = *state;
    (void)version;
    if (!p) return begin(server, connection, path, method, (pending **)state);
    if (*n_data > 0) {
        bool ok = gather(p, data, *n_data);
        *n_data = 0;
        return ok ? MHD_YES : MHD_NO;
    }
    if (p->too_big) return send_words(connection, MHD_HTTP_CONTENT_TOO_LARGE, "That is larger than is taken here.\n");
    return answer(server, connection, p);
}

static void completed(void *context, struct MHD_Connection *connection, void **state,
                      enum MHD_RequestTerminationCode why)
{
    pending *p = *state;
    (void)context, (void)connection, (void)why;
    if (p) free(p->body);
    free(p);
    *state = NULL;
}

/* ---- the server ------------------------------------------------------------------------------------------ */

typedef union address { struct sockaddr any; struct sockaddr_in v4; struct sockaddr_in6 v6; } address;

static bool address_of(const char *name, uint16_t port, address *out)
{
    *out = (address){ .v4 = { .sin_family = AF_INET, .sin_port = htons(port) } };
    if (inet_pton(AF_INET, name, &out->v4.sin_addr) == 1) return true;
    *out = (address){ .v6 = { .sin6_family = AF_INET6, .sin6_port = htons(port) } };
    return inet_pton(AF_INET6, name, &out->v6.sin6_addr) == 1;
}

static hs_status fail(hs_error *err, hs_status status, const char *what, const char *name, unsigned port)
{
    if (err) {
        *err = (hs_error){ .code = status };
        snprintf(err->message, sizeof err->message, what, name, port);
    }
    return status;
}

static hs_status listen_at(hs_server *s, hs_error *err)
{
    const hs_serve_config *c = &s->config;
    address at;
    if (!address_of(c->address, c->port, &at))
        return fail(err, HS_EARGUMENT, "%s is no address to listen on (port %u): give numbers, as 127.0.0.1",
                    c->address, c->port);
    unsigned flags = MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD;
    if (at.any.sa_family == AF_INET6) flags |= MHD_USE_IPv6;
    s->daemon = MHD_start_daemon(flags, c->port, NULL, NULL, handle, s,
                                 MHD_OPTION_SOCK_ADDR, &at.any,
                                 MHD_OPTION_NOTIFY_COMPLETED, completed, NULL,
                                 MHD_OPTION_THREAD_POOL_SIZE, (unsigned)HS_DESK_SEATS,
                                 MHD_OPTION_CONNECTION_LIMIT, (unsigned)MAX_CONNECTIONS,
                                 MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEADER_BYTES,
                                 MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS, MHD_OPTION_END);
    if (!s->daemon) return fail(err, HS_EIO, "cannot listen on %s, port %u: is it in use?", c->address, c->port);
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_BIND_PORT);
    s->port = info ? info->port : c->port;
    return HS_OK;
}

hs_status hs_serve_start(const hs_serve_config *config, hs_server **out, hs_error *err)
{
    hs_server *s = calloc(1, sizeof *s);
    *out = NULL;
    if (!s) return fail(err, HS_EMEMORY, "memory ended while %s was opened for port %u", config->ledger, config->port);
    s->config = *config;
    s->port = config->port;
    if (!s->config.address) s->config.address = "127.0.0.1";
    if (!s->config.max_text) s->config.max_text = MAX_TEXT;
    hs_status status = hs_desk_open(&s->desk, config->ledger, err);
    if (status == HS_OK && (status = listen_at(s, err)) != HS_OK) hs_desk_close(&s->desk);
    if (status == HS_OK) *out = s;
    else free(s);
    return status;
}

uint16_t hs_serve_port(const hs_server *server) { return server->port; }

void hs_serve_stop(hs_server *server)
{
    if (!server) return;
    MHD_stop_daemon(server->daemon);
    hs_desk_close(&server->desk);
    free(server);
}
