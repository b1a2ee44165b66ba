/* The public interface keeps what its header promises, failures included. */
#include "check.h"
#include "hearsay.h"

#include <stdlib.h>
#include <string.h>

static hs_engine *engine;
static hs_reader *reader;

static const hs_document *read_text(const char *text, const char *published)
{
    const hs_document *d = NULL;
    hs_error err;
    hs_input input = { .text = text, .length = strlen(text), .published = published };
    CHECK(hs_read(reader, &input, &d, &err) == HS_OK);
    CHECK_STR(err.message, "");
    return d;
}

static hs_status open_with(hs_config config, hs_error *err)
{
    hs_engine *none = engine;
    hs_status status = hs_open(&config, &none, err);
    CHECK(none == NULL);
    CHECK(err->code == status);
    return status;
}

static void opening_fails_with_a_reason(void)
{
    hs_error err;
    CHECK(open_with((hs_config){ 0 }, &err) == HS_EARGUMENT);
    CHECK(open_with((hs_config){ .model_path = "/nowhere/at/all.hsm" }, &err) == HS_EIO);
    CHECK(strstr(err.message, "/nowhere/at/all.hsm") != NULL);
    CHECK(open_with((hs_config){ .model_path = "/" }, &err) == HS_EIO);
    CHECK(open_with((hs_config){ .model = { "no model", 8 } }, &err) == HS_EMODEL);
}

static void a_damaged_model_is_refused(void)
{
    hs_blob blob = hs_model_en();
    unsigned char *copy = aligned_alloc(64, (blob.size + 63) / 64 * 64);
    hs_error err;
    if (!CHECK(copy != NULL)) return;
    memcpy(copy, blob.data, blob.size);
    CHECK(open_with((hs_config){ .model = { copy, blob.size - 1 } }, &err) == HS_EMODEL);
    copy[blob.size / 2] ^= 1;
    CHECK(open_with((hs_config){ .model = { copy, blob.size } }, &err) == HS_EMODEL);
    CHECK(err.message[0] != '\0');
    free(copy);
}

static void the_model_has_a_card(void)
{
    CHECK(hs_model_card(engine)[0] == '{');
}

static void an_empty_text_is_read(void)
{
    const hs_document *d = NULL;
    CHECK(hs_read(reader, &(hs_input){ 0 }, &d, NULL) == HS_OK);
    if (!CHECK(d != NULL)) return;
    CHECK(d->n_text == 0 && d->n_statements == 0 && d->n_tokens == 0);
    CHECK_STR(d->text, "");
    CHECK_STR(d->sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(d->id == NULL && d->title == NULL && d->published == HS_NO_DAY);
    hs_document_free(d);
}

static void what_is_given_is_kept(void)
{
    char id[] = "r1", title[] = "A title";
    hs_input input = { .text = "He said so.", .length = 11, .id = id, .title = title,
                       .url = "https://example.org/", .outlet = "Harbour Post",
                       .published = "2024-03-15T23:59:00Z" };
    const hs_document *d = NULL;
    CHECK(hs_read(reader, &input, &d, NULL) == HS_OK);
    id[0] = title[0] = '?';                  /* borrowed for the call only */
    if (!CHECK(d != NULL)) return;
    CHECK_STR(d->id, "r1");
    CHECK_STR(d->title, "A title");
    CHECK_STR(d->url, "https://example.org/");
    CHECK_STR(d->outlet, "Harbour Post");
    CHECK(d->published == hs_day_parse("2024-03-15"));
    hs_document_free(d);
}

static void a_wrong_date_is_an_argument_error(void)
{
    const hs_document *d = NULL;
    hs_error err;
    hs_input input = { .text = "x", .length = 1, .published = "yesterday" };
    CHECK(hs_read(reader, &input, &d, &err) == HS_EARGUMENT);
    CHECK(d == NULL);
    CHECK(strstr(err.message, "yesterday") != NULL);
}

static void a_length_without_a_text_is_an_argument_error(void)
{
    const hs_document *d = NULL;
    hs_error err;
    CHECK(hs_read(reader, &(hs_input){ .length = 9 }, &d, &err) == HS_EARGUMENT);
    CHECK(d == NULL && err.message[0]);
}

/* One byte may become three: with more than a third of what 32 bits count, offsets would wrap. */
static void texts_are_not_longer_than_offsets_reach(void)
{
    hs_error err;
    hs_config config = { .model = hs_model_en(), .max_text = 1u << 30 };
    hs_engine *wide = NULL;
    CHECK(hs_open(&config, &wide, &err) == HS_OK);
    hs_close(wide);
    config.max_text++;
    CHECK(open_with(config, &err) == HS_EARGUMENT);
    config.max_text = UINT32_MAX;
    CHECK(open_with(config, &err) == HS_EARGUMENT);
}

static void a_text_may_be_too_big(void)
{
    hs_engine *narrow = NULL;
    hs_reader *r = NULL;
    const hs_document *d = NULL;
    hs_error err;
    CHECK(hs_open(&(hs_config){ .model = hs_model_en(), .max_text = 4 }, &narrow, NULL) == HS_OK);
    CHECK(hs_reader_new(narrow, &r) == HS_OK);
    CHECK(hs_read(r, &(hs_input){ .text = "four", .length = 4 }, &d, &err) == HS_OK);
    hs_document_free(d);
    CHECK(hs_read(r, &(hs_input){ .text = "fives", .length = 5 }, &d, &err) == HS_ETOOBIG);
    CHECK(d == NULL);
    hs_reader_free(r);
    hs_close(narrow);
}

static void names_of_any_bytes_are_repaired(void)
{
    const hs_document *d = NULL;
    hs_input input = { .text = "Yes.", .length = 4, .id = "a\xFF" "b", .title = "\xC3\xA9" };
    CHECK(hs_read(reader, &input, &d, NULL) == HS_OK);
    if (!CHECK(d != NULL)) return;
    CHECK_STR(d->id, "a\xEF\xBF\xBD" "b");
    CHECK_STR(d->title, "\xC3\xA9");
    hs_document_free(d);
}

static void invalid_bytes_are_replaced_before_offsets_count(void)
{
    const hs_document *d = NULL;
    CHECK(hs_read(reader, &(hs_input){ .text = "a\xFF" "b", .length = 3 }, &d, NULL) == HS_OK);
    if (!CHECK(d != NULL)) return;
    CHECK_STR(d->text, "a\xEF\xBF\xBD" "b");
    CHECK(d->n_text == 5);
    hs_document_free(d);
}

/* The second report of a reader is read as its first would have been. */
static void readings_do_not_touch_each_other(void)
{
    static const char text[] = "\"The road is open,\" Mira Dorrek told Radio Tarsh on Monday.";
    const hs_document *first = read_text(text, "2024-03-15");
    hs_document_free(read_text("Ilan Dorrek said Mira Dorrek had lied.", NULL));
    const hs_document *again = read_text(text, "2024-03-15");
    CHECK(first->n_statements > 0);
    CHECK(first->n_statements == again->n_statements);
    for (uint32_t i = 0; i < first->n_statements && i < again->n_statements; i++) {
        CHECK_STR(first->statements[i].id, again->statements[i].id);
        CHECK(first->statements[i].speaker == again->statements[i].speaker);
    }
    hs_document_free(first);
    hs_document_free(again);
}

static void a_document_outlives_reader_and_engine(void)
{
    hs_engine *e = NULL;
    hs_reader *r = NULL;
    const hs_document *d = NULL;
    CHECK(hs_open(&(hs_config){ .model = hs_model_en() }, &e, NULL) == HS_OK);
    CHECK(hs_reader_new(e, &r) == HS_OK);
    CHECK(hs_read(r, &(hs_input){ .text = "Veld said so.", .length = 13 }, &d, NULL) == HS_OK);
    hs_reader_free(r);
    hs_close(e);
    if (!CHECK(d != NULL)) return;
    CHECK(d->n_tokens == 4);
    CHECK_STR(d->tokens[1].lemma, "say");    /* the sanitizer build finds what was left behind */
    for (uint32_t i = 0; i < d->n_statements; i++) CHECK(d->statements[i].rule[0] != '\0');
    hs_document_free(d);
}

static void nothing_can_be_freed(void)
{
    hs_document_free(NULL);
    hs_reader_free(NULL);
    hs_close(NULL);
}

static void days(void)
{
    char text[16];
    CHECK(hs_day_parse("1970-01-01") == 0);
    CHECK(hs_day_parse("2024-02-29") == 19782);
    CHECK(hs_day_parse("2023-02-29") == HS_NO_DAY);
    CHECK(hs_day_parse("2024-13-01") == HS_NO_DAY);
    CHECK(hs_day_parse("") == HS_NO_DAY);
    hs_day_format(19782, text);
    CHECK_STR(text, "2024-02-29");
    hs_day_format(-1, text);
    CHECK_STR(text, "1969-12-31");
}

static void values_have_names(void)
{
    CHECK_STR(hs_status_name(HS_EMODEL), "HS_EMODEL");
    CHECK_STR(hs_status_name((hs_status)7), "?");
    CHECK_STR(hs_segment_name(HS_SUBHEAD), "subhead");
    CHECK_STR(hs_entity_type_name(HS_UNNAMED), "unnamed");
    CHECK_STR(hs_when_type_name(HS_SET), "SET");
    CHECK_STR(hs_kind_name(HS_MIXED), "mixed");
    CHECK_STR(hs_act_name(HS_DECIDE), "decide");
    CHECK_STR(hs_modality_name(HS_QUESTION), "question");
    CHECK_STR(hs_upos_name(255), "?");
    CHECK_STR(hs_xpos_name(255), "?");
    CHECK_STR(hs_relation_name(255), "?");
}

int main(void)
{
    hs_error err;
    if (hs_open(&(hs_config){ .model = hs_model_en() }, &engine, &err) != HS_OK ||
        hs_reader_new(engine, &reader) != HS_OK) {
        printf("%s\n0 passed, 1 failed\n", err.message);
        return 1;
    }
    RUN(opening_fails_with_a_reason);
    RUN(a_damaged_model_is_refused);
    RUN(the_model_has_a_card);
    RUN(an_empty_text_is_read);
    RUN(what_is_given_is_kept);
    RUN(a_wrong_date_is_an_argument_error);
    RUN(a_length_without_a_text_is_an_argument_error);
    RUN(texts_are_not_longer_than_offsets_reach);
    RUN(a_text_may_be_too_big);
    RUN(names_of_any_bytes_are_repaired);
    RUN(invalid_bytes_are_replaced_before_offsets_count);
    RUN(readings_do_not_touch_each_other);
    RUN(a_document_outlives_reader_and_engine);
    RUN(nothing_can_be_freed);
    RUN(days);
    RUN(values_have_names);
    hs_reader_free(reader);
    hs_close(engine);
    return check_done();
}
