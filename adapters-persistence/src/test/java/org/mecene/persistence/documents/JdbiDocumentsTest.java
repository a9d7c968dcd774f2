package org.mecene.persistence.documents;

import org.mecene.domain.documents.DocumentsContract;
import org.mecene.persistence.testkit.RealDatabase;

final class JdbiDocumentsTest extends RealDatabase implements DocumentsContract {}
