package org.lectern.master;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built, on a real server, over HTTP: one boot, and what each of the interfaces promises. */
@ArquillianTest
final class MasterIT
        implements MasterDoors,
                MasterPublishing,
                MasterDownloads,
                MasterFeed,
                MasterSources,
                MasterBadInput,
                MasterUploads,
                MasterPortal,
                MasterAlternatives,
                MasterDocuments,
                MasterTrust,
                MasterIdentities,
                MasterEditions {
    @ArquillianResource
    private URL deployed;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("lectern.war")));
    }

    @Override
    public URI root() {
        return URI.create("http://127.0.0.1:" + deployed.getPort() + deployed.getPath());
    }

    @Override
    public MasterClient administrator() {
        return new MasterClient(root(), Optional.of(System.getProperty("lectern.it.key")));
    }

    @Override
    public Path content() {
        return Path.of(System.getProperty("lectern.it"), "data", "content");
    }
}
