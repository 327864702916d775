package org.lectern.master.fleet;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;
import org.lectern.protocol.Page;

/** Registers the fleet in the platform's MBean server while the master is deployed. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FleetConsole {
    private static final Logger LOG = Logger.getLogger(FleetConsole.class.getName());

    @Inject
    private Nodes nodes;

    @Inject
    private FleetSettings settings;

    @Inject
    private Clock clock;

    @PostConstruct
    void register() {
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(new Fleet(), name());
        } catch (JMException e) {
            LOG.log(Level.WARNING, "The fleet is not in the MBean server; everything else works", e);
        }
    }

    @PreDestroy
    void unregister() {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name());
        } catch (JMException e) {
            LOG.log(Level.FINE, "The fleet was not in the MBean server", e);
        }
    }

    private static ObjectName name() throws JMException {
        return new ObjectName("org.lectern:type=Fleet");
    }

    /** Speaks for the nodes as the API does. */
    private final class Fleet implements FleetMXBean {
        @Override
        public List<NodeStatus> nodes(String after, int limit) {
            return nodes.list(after, Page.limit(Integer.toString(limit))).items().stream()
                    .map(known -> NodeStatus.of(NodeView.of(
                            known, clock.instant().minus(settings.offlineAfter()), new NodeWords(Locale.ENGLISH))))
                    .toList();
        }

        @Override
        public void drain(String id) {
            nodes.setDraining(NodeResource.parse(id), true);
        }

        @Override
        public void activate(String id) {
            nodes.setDraining(NodeResource.parse(id), false);
        }
    }
}
