package org.lectern.master.meeting;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.lectern.content.FolderPath;

/** An item of a meeting's agenda; the documents in its folder belong to it. */
@Entity
@Table(name = "agenda_item")
public class AgendaItem {
    @Id
    private String id = "";

    @ManyToOne
    @JoinColumn(name = "meeting_id")
    @SuppressWarnings("UnusedVariable") // mapped: the other side of Meeting.agenda
    private Meeting meeting;

    private int position;
    private String path = "";
    private String title = "";

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected AgendaItem() {}

    AgendaItem(Meeting meeting, int position, Agenda.Line line) {
        this.id = UUID.randomUUID().toString();
        this.meeting = meeting;
        this.position = position;
        this.path = line.path().value();
        this.title = line.title();
    }

    void moveTo(int newPosition, String newTitle) {
        position = newPosition;
        title = newTitle;
    }

    int position() {
        return position;
    }

    /** The folder of its documents. */
    public FolderPath path() {
        return new FolderPath(path);
    }

    public String title() {
        return title;
    }
}
