/**
 * What survives a power cut: a folder that one process owns, a SQLite file that syncs each commit, files and folders that are synced
 * before they count, and the thread that commits for many callers at once.
 */
@NullMarked
package io.skerry.edge.storage;

import org.jspecify.annotations.NullMarked;
