/* open_engine.c - opening the model, and how many threads read with it. */
#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct growing { char *at; size_t n, room; } growing;

static bool append_file(growing *all, FILE *file)
{
    for (;;) {
        if (all->n + 4096 > all->room) {
            char *larger = realloc(all->at, all->room * 2 + 65536);
            if (!larger) return false;
            all->at = larger;
            all->room = all->room * 2 + 65536;
        }
        size_t n = fread(all->at + all->n, 1, all->room - all->n - 1, file);
        all->n += n;
        if (n == 0) break;
    }
    all->at[all->n++] = '\n';
    return !ferror(file);
}

/* All files of the list, one after the other. */
static bool read_actors(const char *list, growing *all)
{
    while (*list) {
        char path[4096];
        size_t n = strcspn(list, ",");
        snprintf(path, sizeof path, "%.*s", (int)(n < sizeof path ? n : 0), list);
        FILE *file = fopen(path, "rb");
        bool ok = file && append_file(all, file);
        if (!ok) cli_say("the actors of %s cannot be read: %s", path, strerror(errno));
        if (file) fclose(file);
        if (!ok) return false;
        list += n + (list[n] == ',');
    }
    return true;
}

bool cli_open_engine(const char *path, uint32_t max_text, hs_engine **out)
{
    return cli_open_engine_with(path, NULL, max_text, out);
}

bool cli_open_engine_with(const char *path, const char *actors, uint32_t max_text, hs_engine **out)
{
    hs_error error = { 0 };
    hs_config config = { .model_path = path, .max_text = max_text };
    growing all = { 0 };
    config.only_actors = actors && strncmp(actors, "only:", 5) == 0;
    if (config.only_actors) actors += 5;
    if (actors && !read_actors(actors, &all)) { free(all.at); return false; }
    if (!path) config.model = hs_model_en();
    config.actors = (hs_blob){ all.at, all.n };
    hs_status status = hs_open(&config, out, &error);
    free(all.at);
    if (status == HS_OK) return true;
    if (error.code == HS_EIO) cli_say("the model %s", error.message);    /* it names the file */
    else cli_say("%s: %s", path ? path : "the built-in model", error.message);
    return false;
}

uint32_t cli_threads(uint32_t asked)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (asked > 0) return asked < 256 ? asked : 256;
    return processors > 0 && processors < 256 ? (uint32_t)processors : 1;
}
