/* open_engine.c - opening the model. */
#include "cli/cli.h"

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
