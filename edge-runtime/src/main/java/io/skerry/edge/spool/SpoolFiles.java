package io.skerry.edge.spool;

import java.io.IOException;
import java.sql.SQLException;

/** Where the spool's file comes from. */
interface SpoolFiles {

    SpoolStorage open() throws SQLException;

    /** Moves a damaged file out of the way, and opens a fresh one with all that can still be read from it. */
    SpoolStorage replaceDamaged() throws SQLException, IOException;
}
