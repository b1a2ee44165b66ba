/* statements.c - prints who said what in a report: the smallest program over libhearsay. */
#include <hearsay.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *text = "\"The road is open,\" Mira Dorrek told Radio Tarsh on Monday.";
    hs_engine *engine = NULL;
    hs_reader *reader = NULL;
    const hs_document *doc = NULL;
    hs_error err = { 0 };

    if (hs_open(&(hs_config){ .model = hs_model_en() }, &engine, &err) ||
        hs_reader_new(engine, &reader) ||
        hs_read(reader, &(hs_input){ .text = text, .length = strlen(text) }, &doc, &err))
        fprintf(stderr, "%s\n", err.message);

    for (uint32_t i = 0; doc && i < doc->n_statements; i++) {
        const hs_statement *s = &doc->statements[i];
        hs_span words = s->content.at[0];
        printf("%s: %.*s\n", s->speaker == HS_NONE ? "?" : doc->entities[s->speaker].name,
               (int)(words.end - words.begin), doc->text + words.begin);
    }
    hs_document_free(doc);
    hs_reader_free(reader);
    hs_close(engine);
    return doc == NULL;
}
