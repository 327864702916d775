package org.lectern.node.download;

import org.lectern.delivery.Download;

/**
 * What is sent to somebody with a permission.
 *
 * @param first where it begins in the package
 */
record Offer(Download download, long first) {}
