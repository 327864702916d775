package org.lectern.master.trust;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks each minute whether the next generation of the signing key is due. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RotationTimer {
    private static final Logger LOG = Logger.getLogger(RotationTimer.class.getName());

    @Inject
    private KeyRotation rotation;

    @Schedule(hour = "*", minute = "*", second = "17", persistent = false)
    void look() {
        try {
            rotation.rotateWhenDue()
                    .ifPresent(next ->
                            LOG.info(() -> "The signing key " + next.id() + " takes over at " + next.signsFrom()));
        } catch (RuntimeException e) {
            // A timer that throws twice is taken away by the server; the next minute tries again.
            LOG.log(Level.WARNING, "The signing key could not be looked after", e);
        }
    }
}
