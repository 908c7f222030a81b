/** Whether the chart installs what it should. */
package io.skerry.operator.chart;
