/* formats.c - the list of formats, and where their output goes: to a temporary name first, so
 * that a full disk or a fault half-way leaves nothing that looks whole. */
#define _XOPEN_SOURCE 700      /* realpath */

#include "export/export.h"
#include "export/writer.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const hs_writer *const writers[] = {
    &hs_jsonl_writer, &hs_csv_writer, &hs_package_writer, &hs_xlsx_writer, &hs_webanno_writer,
    &hs_brat_writer, &hs_conllu_writer, &hs_csl_writer, &hs_ris_writer, &hs_timelinejs_writer,
    &hs_gold_writer,
};

#define N_WRITERS (sizeof writers / sizeof writers[0])

const hs_format *hs_format_at(size_t i) { return i < N_WRITERS ? &writers[i]->format : NULL; }

const hs_format *hs_format_find(const char *name)
{
    for (size_t i = 0; i < N_WRITERS; i++)
        if (strcmp(writers[i]->format.name, name) == 0) return &writers[i]->format;
    return NULL;
}

static const hs_writer *writer_of(const hs_format *format)
{
    for (size_t i = 0; i < N_WRITERS; i++)
        if (&writers[i]->format == format) return writers[i];
    return NULL;
}

/* ---- faults -------------------------------------------------------------------------------- */

bool hs_writer_fail(hs_export *e, hs_status status, const char *format, ...)
{
    va_list args;
    if (e->fault.code) return false;
    va_start(args, format);
    vsnprintf(e->fault.message, sizeof e->fault.message, format, args);
    va_end(args);
    e->fault.code = status;
    return false;
}

bool hs_writer_io(hs_export *e, const char *name)
{
    int why = errno;
    if (!e->fault.code) e->fault.where = (uint64_t)why;
    return hs_writer_fail(e, HS_EIO, "%.120s cannot be written: %s", name, strerror(why));
}

static const char *target_name(const hs_export *e) { return e->path ? e->path : "standard output"; }

/* What a step that failed means, where it did not say so itself. */
static bool checked(hs_export *e, bool ok)
{
    if (e->out && ferror(e->out)) return hs_writer_io(e, target_name(e));
    if (!ok) hs_writer_fail(e, HS_EMEMORY, "memory ended while %.120s was written", target_name(e));
    return e->fault.code == HS_OK;
}

static hs_status report_fault(const hs_export *e, hs_error *err)
{
    if (err) *err = e->fault;
    return e->fault.code;
}

/* ---- places ---------------------------------------------------------------------------------- */

/* Where a link points to, that the link stays one. */
static char *follow(const char *path)
{
    struct stat about;
    char *target = lstat(path, &about) == 0 && S_ISLNK(about.st_mode) ? realpath(path, NULL) : NULL;
    if (target) return target;
    char *copy = strdup(path);
    for (size_t n = copy ? strlen(copy) : 0; n > 1 && copy[n - 1] == '/'; n--) copy[n - 1] = '\0';
    return copy;
}

/* Makes a file or folder of a name that is not taken, beside the path. False: errno says why. */
static bool make_work(hs_export *e, bool folder, int *file)
{
    size_t room = strlen(e->path) + 32;
    e->work = malloc(room);
    if (!e->work) { errno = ENOMEM; return false; }
    for (unsigned i = 0; i < 1000; i++) {
        snprintf(e->work, room, "%s.%u.part", e->path, i);
        if (folder && mkdir(e->work, 0777) == 0) return true;
        if (!folder && (*file = open(e->work, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)) >= 0) return true;
        if (errno != EEXIST) break;
    }
    int why = errno;
    free(e->work);                       /* it is not ours to remove */
    e->work = NULL;
    errno = why;
    return false;
}

static bool is_empty_folder(const char *path)
{
    DIR *folder = opendir(path);
    int n = 0;
    while (folder && n < 3 && readdir(folder)) n++;     /* "." and ".." are always there */
    if (folder) closedir(folder);
    return folder && n < 3;
}

static bool open_folder(hs_export *e)
{
    struct stat about;
    if (!e->path)
        return hs_writer_fail(e, HS_EARGUMENT, "%s is a folder of files: name it with --out",
                              e->writer->format.name);
    if (stat(e->path, &about) == 0 && !is_empty_folder(e->path))
        return hs_writer_fail(e, HS_EARGUMENT, "%.120s is there already: name a new folder", e->path);
    return make_work(e, true, NULL) || hs_writer_io(e, target_name(e));
}

static bool open_file(hs_export *e)
{
    struct stat about;
    int file = -1;
    bool is_there = stat(e->path, &about) == 0, is_stream = e->writer->format.goes == HS_TO_STREAM;
    if (is_there && S_ISDIR(about.st_mode))
        return hs_writer_fail(e, HS_EARGUMENT, "%.120s is a folder: %s is written to a file", e->path,
                              e->writer->format.name);
    if (is_there && !S_ISREG(about.st_mode) && is_stream) {      /* a device or a pipe: nothing to rename */
        e->out = fopen(e->path, "wb");
        return e->out || hs_writer_io(e, target_name(e));
    }
    if (!make_work(e, false, &file)) return hs_writer_io(e, target_name(e));
    e->out = is_stream ? fdopen(file, "wb") : NULL;
    if (is_stream && !e->out) return hs_writer_io(e, target_name(e));
    if (!is_stream) close(file);
    return true;
}

static bool open_target(hs_export *e)
{
    if (e->writer->format.goes == HS_TO_FOLDER) return open_folder(e);
    if (e->path) return open_file(e);
    if (e->writer->format.goes == HS_TO_FILE)
        return hs_writer_fail(e, HS_EARGUMENT, "%s needs a file: name it with --out", e->writer->format.name);
    e->out = stdout;
    return true;
}

FILE *hs_writer_file(hs_export *e, const char *name)
{
    char path[4096];
    int n = snprintf(path, sizeof path, "%s/%s", e->work, name);
    FILE *file = NULL;
    if (n < (int)sizeof path) file = fopen(path, "wbx");
    else errno = ENAMETOOLONG;
    if (!file) hs_writer_io(e, name);
    return file;
}

bool hs_writer_close(hs_export *e, FILE *file, const char *name)
{
    bool ok = fflush(file) == 0 && !ferror(file);
    if (!ok) hs_writer_io(e, name);
    if (fclose(file) != 0 && ok) ok = hs_writer_io(e, name);
    return ok;
}

static void remove_work(hs_export *e)
{
    char path[4096];
    struct dirent *entry;
    DIR *folder = e->work ? opendir(e->work) : NULL;
    while (folder && (entry = readdir(folder))) {        /* of files only: our writers make no others */
        int n = snprintf(path, sizeof path, "%s/%s", e->work, entry->d_name);
        if (n < (int)sizeof path && entry->d_name[0] != '.') remove(path);
    }
    if (folder) closedir(folder);
    if (e->work) remove(e->work);
}

/* Ends the stream, and gives what was written its name. */
static bool finish(hs_export *e)
{
    FILE *out = e->out;
    if (out && (fflush(out) != 0 || ferror(out))) return hs_writer_io(e, target_name(e));
    if (out && e->work && fsync(fileno(out)) != 0) return hs_writer_io(e, target_name(e));
    if (out && out != stdout) {
        e->out = NULL;
        if (fclose(out) != 0) return hs_writer_io(e, target_name(e));
    }
    if (e->work && rename(e->work, e->path) != 0) return hs_writer_io(e, target_name(e));
    free(e->work);
    e->work = NULL;
    return true;
}

/* ---- an export ------------------------------------------------------------------------------- */

hs_status hs_export_open(const hs_format *format, const char *path, const hs_export_options *options,
                         hs_export **out, hs_error *err)
{
    hs_export *e = calloc(1, sizeof *e);
    bool named = path && strcmp(path, "-") != 0;
    *out = NULL;
    if (!e) {
        if (err) *err = (hs_error){ .code = HS_EMEMORY, .message = "memory ended" };
        return HS_EMEMORY;
    }
    e->writer = writer_of(format);
    if (options) e->options = *options;
    e->path = named ? follow(path) : NULL;
    if (!e->writer || (named && !e->path))
        hs_writer_fail(e, HS_EMEMORY, "memory ended");
    else if (open_target(e) && e->writer->begin) checked(e, e->writer->begin(e));
    if (e->fault.code == HS_OK) { *out = e; return HS_OK; }
    return hs_export_close(e, false, err);
}

hs_status hs_export_put(hs_export *e, const hs_report *report, hs_error *err)
{
    if (e->fault.code == HS_OK && checked(e, e->writer->put(e, report))) {
        e->n_reports++;
        if (report->document) e->n_statements += report->document->n_statements;
    }
    return report_fault(e, err);
}

uint64_t hs_export_left_out(const hs_export *export) { return export->n_left_out; }

hs_status hs_export_close(hs_export *e, bool keep, hs_error *err)
{
    if (!e) return HS_OK;
    if (keep && e->fault.code == HS_OK && e->writer->end) checked(e, e->writer->end(e));
    if (keep && e->fault.code == HS_OK) finish(e);
    if (e->writer && e->writer->drop && e->state) e->writer->drop(e);
    if (e->out && e->out != stdout) fclose(e->out);
    remove_work(e);
    hs_status status = report_fault(e, err);
    free(e->work);
    free(e->path);
    free(e);
    return status;
}

/* ---- JSON lines: the record itself ------------------------------------------------------------- */

static bool put_line(hs_export *e, const hs_report *report)
{
    if (!report->json) return hs_export_json(report->document, e->out);
    return fwrite(report->json, 1, report->n_json, e->out) == report->n_json && putc('\n', e->out) != EOF;
}

const hs_writer hs_jsonl_writer = {
    { "jsonl", "JSON lines: the whole record of each report", HS_TO_STREAM, false },
    NULL, put_line, NULL, NULL
};
