package org.lectern.launcher.folder;

import org.lectern.content.FolderPath;

/**
 * A subfolder that becomes an agenda item.
 *
 * @param path the folder below the meeting's
 * @param title what the agenda calls it
 */
public record AgendaFolder(FolderPath path, String title) {}
