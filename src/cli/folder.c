/* folder.c - the files in folders and below them. */
#include "cli/cli.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct list { char **at; size_t n, room; } list;

static bool append(list *l, char *name)
{
    if (l->n == l->room) {
        size_t room = l->room ? l->room * 2 : 64;
        char **larger = realloc(l->at, room * sizeof *larger);
        if (!larger) return false;
        l->at = larger;
        l->room = room;
    }
    l->at[l->n++] = name;
    return true;
}

static void free_list(list *l)
{
    for (size_t i = 0; i < l->n; i++) free(l->at[i]);
    free(l->at);
}

static char *joined(const char *folder, const char *name)
{
    size_t n = strlen(folder), room = n + strlen(name) + 2;
    char *path = malloc(room);
    if (path) snprintf(path, room, "%s%s%s", folder, n > 0 && folder[n - 1] == '/' ? "" : "/", name);
    return path;
}

/* Sorted so that the last in the list is the first by name: it is a stack. */
static int later_first(const void *a, const void *b) { return strcmp(*(char *const *)b, *(char *const *)a); }

/* Puts what is in a folder on the stack. False when memory ends. */
static bool push_folder(list *stack, const char *folder, DIR *dir)
{
    size_t first = stack->n;
    const struct dirent *entry;
    while ((entry = readdir(dir))) {
        if (entry->d_name[0] == '.') continue;
        char *path = joined(folder, entry->d_name);
        if (!path || !append(stack, path)) { free(path); return false; }
    }
    qsort(stack->at + first, stack->n - first, sizeof *stack->at, later_first);
    return true;
}

static bool is_folder(const char *name)
{
    struct stat about;
    return strcmp(name, "-") != 0 && stat(name, &about) == 0 && S_ISDIR(about.st_mode);
}

/* A link to a folder is followed where it was named, but not where it was found: it may lead
 * back to where it stands. */
static bool is_link(const char *name)
{
    struct stat about;
    return lstat(name, &about) == 0 && S_ISLNK(about.st_mode);
}

static bool unfold(const char *given, list *files)
{
    list stack = { 0 };
    char *name = strdup(given);
    bool ok = name && append(&stack, name), top = true;
    while (ok && stack.n > 0) {
        name = stack.at[--stack.n];
        bool folder = is_folder(name);
        DIR *dir = folder && (top || !is_link(name)) ? opendir(name) : NULL;
        if (dir) {
            ok = push_folder(&stack, name, dir);
            closedir(dir);
            free(name);
        } else if (folder && !top && is_link(name)) {
            free(name);
        } else {
            ok = append(files, name);
            if (!ok) free(name);
        }
        top = false;
    }
    free_list(&stack);
    return ok;
}

bool cli_list_files(cli_operands given, cli_operands *out)
{
    list files = { 0 };
    bool ok = true;
    for (int i = 0; ok && i < given.n; i++) ok = unfold(given.at[i], &files);
    *out = (cli_operands){ files.at, (int)files.n };
    if (ok) return true;
    free_list(&files);
    return false;
}

void cli_free_files(cli_operands files)
{
    for (int i = 0; i < files.n; i++) free(files.at[i]);
    free(files.at);
}
