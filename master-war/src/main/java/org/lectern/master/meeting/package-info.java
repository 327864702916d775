/**
 * Meetings, their agenda, documents and participants, as the secretary edits them. May use {@code access},
 * {@code store}, {@code content}, {@code network} and {@code protocol}. What other rooms must know of a change is
 * told as a CDI event inside the transaction: {@link org.lectern.master.meeting.MeetingMoved},
 * {@link org.lectern.master.meeting.MeetingDeleted}.
 */
@NullMarked
package org.lectern.master.meeting;

import org.jspecify.annotations.NullMarked;
