/** Whether the roles of the chart are what the operator needs: not less, not more. */
package io.skerry.operator.rights;
