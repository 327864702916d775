package org.jboss.modules;

/** What an application in WildFly is loaded by, as far as its name goes. */
public final class ModuleClassLoader extends ClassLoader {
    public ModuleClassLoader() {
        super(ClassLoader.getPlatformClassLoader());
    }
}
