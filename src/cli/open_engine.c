/* open_engine.c - opening the model, and how many threads read with it. */
#include "cli/cli.h"

#include <unistd.h>

bool cli_open_engine(const char *path, uint32_t max_text, hs_engine **out)
{
    hs_error error = { 0 };
    hs_config config = { .model_path = path, .max_text = max_text };
    if (!path) config.model = hs_model_en();
    if (hs_open(&config, out, &error) == HS_OK) return true;
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
