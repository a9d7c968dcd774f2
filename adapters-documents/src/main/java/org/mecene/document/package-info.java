/// Documents as PDF. What is printed was typed by anybody: it is cleaned and measured before it
/// reaches the page, and never thrown over.
@NullMarked
package org.mecene.document;

import org.jspecify.annotations.NullMarked;
