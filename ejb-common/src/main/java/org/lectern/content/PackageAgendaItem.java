package org.lectern.content;

/**
 * An agenda item as a package shows it. The documents in its folder, or below it and in no deeper item, belong to it.
 *
 * @param path its folder
 * @param title its title, any text
 */
public record PackageAgendaItem(FolderPath path, String title) {}
